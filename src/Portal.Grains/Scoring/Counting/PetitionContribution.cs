using Portal.Grains.Petitions;
using Portal.Grains.Scoring.Facts;

namespace Portal.Grains.Scoring.Counting;

/// <summary>What one petition adds to the counts of a period, as of now. Source: decision 766, sections 5.1 to 5.3.</summary>
internal static class PetitionContribution
{
    /// <summary>Adds the contribution, or takes it off again; see <see cref="DossierContribution.Add"/>.</summary>
    public static void Add(in PetitionFact fact, in PeriodSpan period, long now, int sign, Span<long> counts)
    {
        var asOf = period.AsOf(now);
        var arrived = fact.ArrivedAt >= period.From;
        if (fact.ArrivedAt > asOf || asOf < period.From || (!arrived && fact.EndedAt < period.From))
            return;

        var late = IsLate(fact, asOf);
        counts[(int)Measure.Petitions] += sign;
        if (!late)
            counts[(int)Measure.PetitionsOnTime] += sign;
        if (fact.Class == PetitionClass.Procedures)
            counts[(int)Measure.PetitionsAboutProcedures] += sign;
        else if (fact.Class == PetitionClass.Staff)
            counts[(int)Measure.PetitionsAboutStaff] += sign;

        if (!arrived || !fact.Has(PetitionFlags.Taken))
            return;

        counts[(int)Measure.PetitionsReceived] += sign;
        if (!late && !fact.Has(PetitionFlags.Disliked | PetitionFlags.Reopened))
            counts[(int)Measure.PetitionsSatisfied] += sign;
    }

    /// <summary>Adds the contribution to every period that the petition touches.</summary>
    public static void AddAll(in PetitionFact fact, long now, int sign, Tally tally)
    {
        if (fact.ArrivedAt == Moment.Never)
            return;

        var unit = tally.UnitOf(fact.Agency, "");
        var walk = new PeriodWalk(fact.ArrivedAt, Math.Max(Math.Min(fact.EndedAt, now), fact.ArrivedAt));
        while (walk.MoveNext())
            Add(fact, walk.Current, now, sign, tally.Of(unit, walk.Current.Code));
    }

    /// <summary>The next moment after now at which the contribution to some period changes without an event.</summary>
    public static long NextChange(in PetitionFact fact, long now)
    {
        if (fact.ArrivedAt == Moment.Never)
            return Moment.Never;

        var next = Moment.Never;
        Consider(fact.ArrivedAt);
        Consider(fact.EndedAt);
        if (fact.EndedAt > now)
        {
            Consider(fact.DueAt == Moment.Never ? Moment.Never : fact.DueAt + 1);
            Consider(PeriodTable.NextMonth(now));
        }

        return next;

        void Consider(long moment)
        {
            if (moment > now && moment < next)
                next = moment;
        }
    }

    /// <summary>A step came too late; or it is open, and the limit of its next step has passed.</summary>
    public static bool IsLate(in PetitionFact fact, long asOf) =>
        fact.Has(PetitionFlags.Overdue) || (fact.EndedAt > asOf && fact.DueAt < asOf);
}
