using Portal.Grains.Dossiers;
using Portal.Grains.Scoring.Facts;

namespace Portal.Grains.Scoring.Explaining;

/// <summary>Why an index misses a dossier, from the facts alone.</summary>
internal static class DossierReasons
{
    private const long Day = 86_400_000;

    /// <summary>Reasons that hold as of a moment.</summary>
    public static IEnumerable<LossReason> Of(string index, DossierFact fact, long asOf) => index switch
    {
        "1.4" => [new(LossCode.NotSynchronised, At(fact.ReceivedAt))],
        "2.1" => Late(fact, asOf),
        "3.3" => [new(fact.Channel == Channel.Online ? LossCode.NoElectronicResult : LossCode.NotOnline)],
        "3.6" => [new(LossCode.NotPaidOnline)],
        "4.1" => [new(LossCode.NoElectronicResult)],
        "4.2" => Digitisation(fact, asOf),
        "4.3" => [new(LossCode.NothingReused)],
        "4.4" => [new(LossCode.NotInStore)],
        "4.5b" => [new(LossCode.NoPopulationData)],
        "5.4" => [.. Late(fact, asOf), .. Dissatisfaction(fact, asOf)],
        _ => [],
    };

    public static DateTimeOffset? At(long moment) =>
        moment == Moment.Never ? null : DateTimeOffset.FromUnixTimeMilliseconds(moment);

    /// <summary>Days begun.</summary>
    public static int Days(long from, long to) => (int)Math.Clamp((to - from + Day - 1) / Day, 0, int.MaxValue);

    private static IEnumerable<LossReason> Late(DossierFact fact, long asOf)
    {
        if (fact.SecondRequestAt <= asOf)
            yield return new LossReason(LossCode.SecondSupplement, At(fact.SecondRequestAt));
        if (!DossierClock.IsLate(fact with { SecondRequestAt = Moment.Never }, asOf))
            yield break;

        // Pauses move the moment from which it is late.
        var end = DossierClock.EffectiveEnd(fact, asOf);
        var last = Math.Min(end, asOf);
        var promised = fact.DueAt + DossierClock.Paused(fact, last);
        yield return new LossReason(
            end <= asOf && fact.EndedAt <= asOf ? LossCode.EndedLate : LossCode.OpenLate, At(promised), Days(promised, last));
    }

    private static IEnumerable<LossReason> Digitisation(DossierFact fact, long asOf)
    {
        if (!fact.Holds(DossierFlags.ComponentFile, asOf))
            yield return new LossReason(LossCode.NoComponentFile);
        if (!fact.Has(DossierFlags.ElectronicResult) || fact.FinishedAt > asOf)
            yield return new LossReason(LossCode.NoElectronicResult);
    }

    private static IEnumerable<LossReason> Dissatisfaction(DossierFact fact, long asOf)
    {
        if (fact.Has(DossierFlags.Disliked) && fact.EndedAt <= asOf)
            yield return new LossReason(LossCode.Disliked);
        if (fact.Holds(DossierFlags.Petitioned, asOf))
            yield return new LossReason(LossCode.Petitioned);
    }
}
