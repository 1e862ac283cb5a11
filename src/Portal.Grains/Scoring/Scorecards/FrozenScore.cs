using System.Collections.Immutable;
using Portal.Grains.Scoring.History;

namespace Portal.Grains.Scoring.Scorecards;

/// <summary>A unit in a frozen month.</summary>
/// <param name="Month">The frozen month.</param>
/// <param name="Card">The scorecard that was frozen.</param>
/// <param name="Corrected">The scorecard as corrected since.</param>
/// <param name="Corrections">What differs.</param>
public sealed record FrozenScore(
    FrozenMonth Month, Rules.Scorecard Card, Rules.Scorecard Corrected, ImmutableArray<ScoreCorrection> Corrections);
