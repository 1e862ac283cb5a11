namespace Portal.Grains.Scoring.History;

/// <summary>A unit's indices of a period as they stood at the end of a day.</summary>
/// <param name="Day">Day in Vietnam.</param>
/// <param name="TakenAt">When exactly.</param>
/// <param name="Unit">Numerators and denominators.</param>
public sealed record ScoreSnapshot(DateOnly Day, DateTimeOffset TakenAt, UnitIndices Unit);
