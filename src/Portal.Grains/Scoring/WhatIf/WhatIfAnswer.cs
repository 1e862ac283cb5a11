using System.Collections.Immutable;
using Portal.Grains.Scoring.Rules;

namespace Portal.Grains.Scoring.WhatIf;

/// <summary>Before and after.</summary>
/// <param name="Before">Scorecard as it is.</param>
/// <param name="After">Scorecard as it would be.</param>
/// <param name="RankBefore">Place among its peers; <see langword="null"/> without data.</param>
/// <param name="RankAfter">Place that it would have.</param>
/// <param name="Peers">How many units of its kind are beside each other, itself included.</param>
/// <param name="NotCounted">Dossiers that the unit does not count in the period.</param>
public sealed record WhatIfAnswer(
    Scorecard Before,
    Scorecard After,
    int? RankBefore,
    int? RankAfter,
    int Peers,
    ImmutableArray<string> NotCounted);
