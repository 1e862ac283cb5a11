namespace Portal.Grains.Shared;

/// <summary>Names of grain storages; written into the database, never changed.</summary>
internal static class StorageNames
{
    /// <summary>The portal's database.</summary>
    public const string Portal = "portal";
}
