namespace Orleans.Runtime;

/// <summary>Says which state a constructor parameter of a grain takes, and from which storage.</summary>
/// <param name="stateName">Name of the state inside the grain.</param>
/// <param name="storageName">Name of the storage; the default one when null.</param>
[AttributeUsage(AttributeTargets.Parameter)]
public class PersistentStateAttribute(string stateName, string? storageName = null) : Attribute
{
    /// <summary>Name of the state inside the grain.</summary>
    public string StateName { get; } = stateName;

    /// <summary>Name of the storage; the default one when null.</summary>
    public string? StorageName { get; } = storageName;
}
