using System.Collections.Immutable;

namespace Portal.Grains.Scoring;

/// <summary>
/// The indices of decision 766 that count dossiers: which dossiers stand below the line, which above. Each is a pair of
/// integers that adds up over units. What they are worth stands in <c>data/indices.json</c>. Source: decision 766, section 2.
/// </summary>
internal static class DossierIndices
{
    public static readonly ImmutableArray<DossierIndex> All =
    [
        new("2.1", InPeriod, (fact, _, end) => !Lateness.IsLate(fact, end)),
        new("3.3", Received, (fact, _, _) => fact.Channel == 2),
        new("3.6", WithFee, (fact, _, _) => fact.PaidOnline),
        new("4.1", InPeriod, (fact, _, _) => fact.ElectronicResult),
        new("4.2", InPeriod, (fact, _, _) => fact is { HasComponentFile: true, ElectronicResult: true }),
        new("4.3", InPeriod, (fact, _, _) => fact.ReusedComponent),
        new("4.4", InPeriod, (fact, _, _) => fact.ComponentFromStore || fact.ResultInStore),
        new("4.5b", InPeriod, (fact, _, _) => fact.IdentityVerified || fact.PopulationData),
        new("5.4", InPeriod, IsSatisfied),
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
/// <param name="Id">Id of the rules.</param>
/// <param name="Counts">Whether a dossier stands below the line.</param>
/// <param name="Meets">Whether one that does stands above it too.</param>
internal sealed record DossierIndex(
    string Id,
    Func<DossierFact, ScorePeriod, DateTimeOffset, bool> Counts,
    Func<DossierFact, ScorePeriod, DateTimeOffset, bool> Meets);
