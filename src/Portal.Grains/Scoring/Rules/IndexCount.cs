namespace Portal.Grains.Scoring.Rules;

/// <summary>What was counted for one index.</summary>
/// <param name="Id">Index.</param>
/// <param name="Numerator">Above the line.</param>
/// <param name="Denominator">Below the line.</param>
/// <param name="Inherited">Whether it is the value of the province or ministry above.</param>
public sealed record IndexCount(string Id, long Numerator, long Denominator, bool Inherited = false)
{
    /// <summary>Greatest count that is calculated with: far above anything real, far below what overflows.</summary>
    public const long Most = 1_000_000_000_000;
}
