using System.Collections.Immutable;
using Portal.Grains.Scoring.Rules;

namespace Portal.Grains.Scoring.WhatIf;

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
