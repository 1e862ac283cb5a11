using System.Collections.Immutable;

namespace Portal.Grains.Scoring;

/// <summary>
/// The indices of decision 766 that count dossiers: which dossiers stand below the line, which above. Each is a pair of
/// integers that adds up over units. Source: decision 766, sections 2 and 3.5, profile <c>portal-2026</c>.
/// </summary>
internal static class DossierIndices
{
    public static readonly ImmutableArray<DossierIndex> All =
    [
        new(new("2.1", 20, 1, ZeroPolicy.Zero), InPeriod, (fact, _, end) => !Lateness.IsLate(fact, end)),
        new(new("3.3", 6, 0.5m, ZeroPolicy.Zero), Received, (fact, _, _) => fact.Channel == 2),
        new(new("3.6", 6, 1, ZeroPolicy.Zero), WithFee, (fact, _, _) => fact.PaidOnline),
        new(new("4.1", 6, 1, ZeroPolicy.Zero), InPeriod, (fact, _, _) => fact.ElectronicResult),
        new(new("4.2", 4, 1, ZeroPolicy.Zero), InPeriod, (fact, _, _) => fact is { HasComponentFile: true, ElectronicResult: true }),
        new(new("4.3", 2, 0.8m, ZeroPolicy.Zero), InPeriod, (fact, _, _) => fact.ReusedComponent),
        new(new("4.4", 4, 1, ZeroPolicy.Zero), InPeriod, (fact, _, _) => fact.ComponentFromStore || fact.ResultInStore),
        new(new("4.5b", 2, 1, ZeroPolicy.Zero), InPeriod, (fact, _, _) => fact.IdentityVerified || fact.PopulationData),
        new(new("5.4", 6, 0.9m, ZeroPolicy.Zero), InPeriod, IsSatisfied),
    ];

    /// <summary>B(P): received in the period, or before it and not ended when it began.</summary>
    private static bool InPeriod(DossierFact fact, ScorePeriod period, DateTimeOffset end) =>
        fact.ReceivedAt < end && (fact.ReceivedAt >= period.From || fact.EndedAt is null || fact.EndedAt >= period.From);

    /// <summary>A(P): received in the period.</summary>
    private static bool Received(DossierFact fact, ScorePeriod period, DateTimeOffset end) =>
        fact.ReceivedAt >= period.From && fact.ReceivedAt < end;

    private static bool WithFee(DossierFact fact, ScorePeriod period, DateTimeOffset end) =>
        fact.FeeDue > 0 && InPeriod(fact, period, end);

    private static bool IsSatisfied(DossierFact fact, ScorePeriod period, DateTimeOffset end) =>
        !Lateness.IsLate(fact, end) && !fact.Disliked && !fact.Petitioned;
}

/// <summary>One index over dossiers.</summary>
/// <param name="Rule">Points.</param>
/// <param name="Counts">Whether a dossier stands below the line.</param>
/// <param name="Meets">Whether one that does stands above it too.</param>
internal sealed record DossierIndex(
    IndexRule Rule,
    Func<DossierFact, ScorePeriod, DateTimeOffset, bool> Counts,
    Func<DossierFact, ScorePeriod, DateTimeOffset, bool> Meets);
