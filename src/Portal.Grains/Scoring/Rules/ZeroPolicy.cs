namespace Portal.Grains.Scoring.Rules;

/// <summary>What an index is worth when there is nothing to divide by. Source: decision 766, section 3.2.</summary>
public enum ZeroPolicy
{
    /// <summary>No points.</summary>
    Zero,

    /// <summary>All points.</summary>
    Full,

    /// <summary>Its points go to the other indices of the group, in proportion to what these are worth.</summary>
    Shared,
}
