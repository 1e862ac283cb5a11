using Portal.Grains.Dossiers;
using Portal.Grains.Scoring.Facts;

namespace Portal.Grains.Scoring.Counting;

/// <summary>
/// What one dossier adds to the counts of a period, as of now: a pure function of fact, period and clock. Between two
/// moments that <see cref="NextChange"/> names it does not change. Source: decision 766, section 2.
/// </summary>
internal static class DossierContribution
{
    /// <summary>Adds the contribution, or takes it off again.</summary>
    /// <param name="fact">The dossier.</param>
    /// <param name="now">The moment of asking; the period is looked at as of then or its last moment.</param>
    /// <param name="sign">1 to add, -1 to take off.</param>
    /// <param name="counts">One number for each measure.</param>
    public static void Add(in DossierFact fact, in PeriodSpan period, long now, int sign, Span<long> counts)
    {
        var asOf = period.AsOf(now);
        if (fact.ReceivedAt > asOf || asOf < period.From)
            return;

        var late = DossierClock.IsLate(fact, asOf);
        if (fact.ReceivedAt >= period.From)
            AddReceived(fact, asOf, now, late, sign, counts);
        if (Math.Max(fact.PaidOnlineAt, fact.ReceivedAt) is var paidAt && paidAt >= period.From && paidAt <= asOf)
            counts[(int)Measure.OnlinePayments] += sign;

        // B(P): a dossier that had ended before the period began, or waited for the applicant from before, is not in it.
        if (fact.ReceivedAt >= period.From || DossierClock.EffectiveEnd(fact, asOf) >= period.From)
            AddInPeriod(fact, asOf, late, sign, counts);
    }

    /// <summary>Adds the contribution to every period that the dossier touches.</summary>
    public static void AddAll(in DossierFact fact, long now, int sign, Tally tally)
    {
        if (!fact.IsReceived)
            return;

        // Nothing after the end counts any more, except money that came later.
        var last = fact.EndedAt > now ? now
            : Math.Max(fact.EndedAt, fact.PaidOnlineAt <= now ? fact.PaidOnlineAt : fact.EndedAt);
        var unit = tally.UnitOf(fact.Agency, fact.Procedure);
        var walk = new PeriodWalk(fact.ReceivedAt, Math.Max(last, fact.ReceivedAt));
        while (walk.MoveNext())
            Add(fact, walk.Current, now, sign, tally.Of(unit, walk.Current.Code));
    }

    /// <summary>The next moment after now at which the contribution to some period changes without an event.</summary>
    public static long NextChange(in DossierFact fact, long now)
    {
        if (!fact.IsReceived)
            return Moment.Never;

        var next = Moment.Never;
        Consider(fact.ReceivedAt);
        Consider(fact.FinishedAt);
        Consider(fact.EndedAt);
        Consider(fact.PausedFrom);
        Consider(fact.SecondRequestAt);
        Consider(fact.PaidOnlineAt);
        Consider(fact.SyncedAt);
        foreach (var pause in fact.Pauses)
        {
            Consider(pause.From);
            Consider(pause.To);
        }

        foreach (var mark in fact.Marks)
            Consider(mark.At);

        if (DossierClock.EffectiveEnd(fact, now) == Moment.Never)
        {
            Consider(DossierClock.LateFrom(fact, now));
            Consider(PeriodTable.NextMonth(now));
        }

        return next;

        void Consider(long moment)
        {
            if (moment > now && moment < next)
                next = moment;
        }
    }

    private static void AddReceived(in DossierFact fact, long asOf, long now, bool late, int sign, Span<long> counts)
    {
        counts[(int)Measure.Received] += sign;
        switch (fact.Channel)
        {
            case Channel.Online:
                counts[(int)Measure.ReceivedOnline] += sign;
                counts[(int)(late ? Measure.OnlineLate : Measure.OnlineOnTime)] += sign;
                if (fact.FinishedAt <= asOf && fact.Has(DossierFlags.ElectronicResult))
                    counts[(int)Measure.ReceivedOnlineWithResult] += sign;
                break;
            case Channel.Post:
                counts[(int)Measure.ReceivedPost] += sign;
                break;
            default:
                // "Null counts as direct" (section 2.0).
                counts[(int)Measure.ReceivedDirect] += sign;
                break;
        }

        if (fact.SyncedAt <= asOf)
            counts[(int)Measure.Synchronised] += sign;

        // The start decides the period of 2.2; the end may lie after it.
        if (fact.FinishedAt <= now)
        {
            counts[(int)Measure.Processed] += sign;
            counts[(int)Measure.ProcessingMilliseconds] +=
                sign * (fact.FinishedAt - fact.ReceivedAt - DossierClock.Paused(fact, fact.FinishedAt));
        }
    }

    private static void AddInPeriod(in DossierFact fact, long asOf, bool late, int sign, Span<long> counts)
    {
        counts[(int)Measure.Dossiers] += sign;
        if (!late)
            counts[(int)Measure.OnTime] += sign;
        if (DossierClock.EffectiveEnd(fact, asOf) == Moment.Never)
        {
            counts[(int)Measure.Open] += sign;
            if (!late)
                counts[(int)Measure.OpenOnTime] += sign;
        }

        var finished = fact.FinishedAt <= asOf;
        if (finished)
        {
            counts[(int)Measure.Completed] += sign;
            if (!late)
                counts[(int)Measure.CompletedOnTime] += sign;
        }

        if (fact.Holds(DossierFlags.Fee, asOf))
        {
            counts[(int)Measure.FeeDossiers] += sign;
            if (fact.PaidOnlineAt <= asOf)
                counts[(int)Measure.PaidOnline] += sign;
        }

        AddDigitisation(fact, asOf, finished, sign, counts);
        if (!late && !fact.IsDissatisfied(asOf))
            counts[(int)Measure.Satisfied] += sign;
    }

    private static void AddDigitisation(in DossierFact fact, long asOf, bool finished, int sign, Span<long> counts)
    {
        var electronic = finished && fact.Has(DossierFlags.ElectronicResult);
        if (electronic)
            counts[(int)Measure.ElectronicResults] += sign;
        if (electronic && fact.Holds(DossierFlags.ComponentFile, asOf))
            counts[(int)Measure.Digitised] += sign;
        if (fact.Holds(DossierFlags.Reused, asOf))
            counts[(int)Measure.Reused] += sign;
        if (fact.Holds(DossierFlags.FromStore, asOf) || (finished && fact.Has(DossierFlags.ResultInStore)))
            counts[(int)Measure.InStore] += sign;
        if (fact.Holds(DossierFlags.PopulationData, asOf))
            counts[(int)Measure.PopulationData] += sign;
    }
}
