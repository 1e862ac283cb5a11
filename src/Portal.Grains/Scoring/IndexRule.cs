namespace Portal.Grains.Scoring;

/// <summary>What an index is worth when there is nothing to divide by.</summary>
public enum ZeroPolicy
{
    /// <summary>No points.</summary>
    Zero,

    /// <summary>All points.</summary>
    Full,
}

/// <summary>How the ratio of one index becomes points.</summary>
/// <param name="Id">Id of the rules, such as <c>2.1</c> or <c>4.5b</c>.</param>
/// <param name="Max">Most points.</param>
/// <param name="Threshold">Ratio from which all points are given; 1 = proportional throughout.</param>
/// <param name="WhenEmpty">What a denominator of 0 is worth.</param>
public sealed record IndexRule(string Id, decimal Max, decimal Threshold, ZeroPolicy WhenEmpty)
{
    /// <summary>
    /// Points with two decimals, half rounded up: the portal rounds each component first and adds then.
    /// Source: decision 766, section 3.1.
    /// </summary>
    public decimal PointsOf(long numerator, long denominator)
    {
        if (denominator == 0)
            return WhenEmpty == ZeroPolicy.Full ? Max : 0;

        var points = Max * numerator / denominator / Threshold;
        return Math.Round(Math.Min(points, Max), 2, MidpointRounding.AwayFromZero);
    }
}
