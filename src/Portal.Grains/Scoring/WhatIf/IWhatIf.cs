using System.Collections.Immutable;
using Portal.Grains.Scoring.Rules;
using Portal.Grains.Scoring.Scorecards;

namespace Portal.Grains.Scoring.WhatIf;

/// <summary>Answers what a unit's points and place would be.</summary>
public interface IWhatIf
{
    /// <summary>
    /// Applies the changes in their order: dossiers, ratios, counts. Nothing is written, and no other unit changes.
    /// </summary>
    Task<WhatIfAnswer> AskAsync(
        ScoreTable table, UnitScore unit, string profile, WhatIfChanges changes, CancellationToken cancellationToken);
}

/// <summary>What is supposed.</summary>
/// <param name="Dossiers">
/// Ids or numbers of dossiers that are taken as answered: those that are late on the promised day, open ones now.
/// </param>
/// <param name="WithElectronicResult">Whether these have an electronic result then.</param>
/// <param name="Ratios">Ratios that are reached, of the denominators as they are.</param>
/// <param name="Counts">Numerators and denominators in place of the real ones.</param>
public sealed record WhatIfChanges(
    ImmutableArray<string> Dossiers,
    bool WithElectronicResult,
    ImmutableArray<RatioReached> Ratios,
    ImmutableArray<IndexCount> Counts);

/// <summary>A ratio that is reached.</summary>
/// <param name="Id">Index.</param>
/// <param name="Ratio">From 0 to 1.</param>
public sealed record RatioReached(string Id, decimal Ratio);

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
