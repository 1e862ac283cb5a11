namespace Portal.Grains.Scoring.Explaining;

/// <summary>A procedure, or a commune, behind the lost points of an index.</summary>
/// <param name="Code">Code of the procedure or commune.</param>
/// <param name="Name">Name, where the catalogue knows it.</param>
/// <param name="Numerator">What counts above the line.</param>
/// <param name="Denominator">What counts below it.</param>
/// <param name="Gain">Points that the unit would win if nothing were missing here, before rounding.</param>
public sealed record Loss(string Code, string? Name, long Numerator, long Denominator, decimal Gain)
{
    /// <summary>How many are missing.</summary>
    public long Missing => Denominator - Numerator;
}
