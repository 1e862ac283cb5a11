namespace Orleans.Runtime;

/// <summary>Identity of a grain: its class and its key.</summary>
/// <param name="type">The class.</param>
public readonly struct GrainId(GrainType type, IdSpan key) : IEquatable<GrainId>
{
    /// <summary>The class, by its name in storage.</summary>
    public GrainType Type { get; } = type;

    /// <summary>The key.</summary>
    public IdSpan Key { get; } = key;

    /// <summary>Makes an identity of two texts.</summary>
    /// <param name="type">The class, by its name in storage.</param>
    public static GrainId Create(string type, string key) => new(GrainType.Create(type), IdSpan.Create(key));

    /// <summary>Compares both parts.</summary>
    /// <param name="left">One identity.</param>
    /// <param name="right">The other.</param>
    public static bool operator ==(GrainId left, GrainId right) => left.Equals(right);

    /// <summary>Compares both parts.</summary>
    /// <param name="left">One identity.</param>
    /// <param name="right">The other.</param>
    public static bool operator !=(GrainId left, GrainId right) => !left.Equals(right);

    /// <inheritdoc />
    public bool Equals(GrainId other) => Type.Equals(other.Type) && Key.Equals(other.Key);

    /// <inheritdoc />
    public override bool Equals(object? obj) => obj is GrainId other && Equals(other);

    /// <inheritdoc />
    public override int GetHashCode() => HashCode.Combine(Type, Key);

    /// <inheritdoc />
    public override string ToString() => $"{Type}/{Key}";
}
