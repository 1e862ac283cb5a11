namespace Orleans;

/// <summary>Marks a type that travels on grain calls or is stored as grain state.</summary>
[AttributeUsage(AttributeTargets.Class | AttributeTargets.Struct | AttributeTargets.Enum | AttributeTargets.Interface)]
public sealed class GenerateSerializerAttribute : Attribute;
