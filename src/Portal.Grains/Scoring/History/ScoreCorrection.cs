namespace Portal.Grains.Scoring.History;

/// <summary>What came later: an index of a unit that stands otherwise now than in the frozen month.</summary>
/// <param name="Agency">Unit.</param>
/// <param name="Frozen">As frozen; <see langword="null"/> when it was not counted then.</param>
/// <param name="Now">As corrected; <see langword="null"/> when it is not counted any more.</param>
public sealed record ScoreCorrection(string Agency, RecordedIndex? Frozen, RecordedIndex? Now);
