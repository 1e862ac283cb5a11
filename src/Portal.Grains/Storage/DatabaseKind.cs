namespace Portal.Grains.Storage;

/// <summary>The databases the portal runs on.</summary>
internal enum DatabaseKind
{
    /// <summary>One file on the machine of the process.</summary>
    Sqlite,

    /// <summary>PostgreSQL 15 or newer.</summary>
    PostgreSql,
}
