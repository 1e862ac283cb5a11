namespace Portal.Grains.Scoring.Board;

/// <summary>The counters are being built; they will be there soon.</summary>
public sealed class ScoresNotReadyException() : Exception("The scores are being built; try again in a moment.");
