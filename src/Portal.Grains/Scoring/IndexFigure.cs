namespace Portal.Grains.Scoring;

/// <summary>One index of a unit.</summary>
/// <param name="Id">Id of the rules.</param>
/// <param name="Numerator">Dossiers above the line.</param>
/// <param name="Denominator">Dossiers below the line.</param>
/// <param name="Max">Most points.</param>
public sealed record IndexFigure(string Id, long Numerator, long Denominator, decimal Points, decimal Max);
