namespace Portal.Grains.Scoring.Facts;

/// <summary>
/// The end, the pauses and the lateness of a dossier as of a moment. A moment is included: what happened in that very
/// millisecond has happened. Source: decision 766, sections 2.0 and 2.1.
/// </summary>
internal static class DossierClock
{
    /// <summary>Since when the applicant's answer is outstanding at a moment; never, when it is not.</summary>
    public static long WaitingSince(in DossierFact fact, long at)
    {
        if (fact.EndedAt <= at)
            return Moment.Never;
        if (fact.PausedFrom <= at)
            return fact.PausedFrom;

        foreach (var pause in fact.Pauses)
        {
            if (pause.From <= at && at < pause.To)
                return pause.From;
        }

        return Moment.Never;
    }

    /// <summary>
    /// Effective end as of a moment: the end; else, while the applicant's answer is outstanding, the request; else never.
    /// </summary>
    public static long EffectiveEnd(in DossierFact fact, long at) =>
        fact.EndedAt <= at ? fact.EndedAt : WaitingSince(fact, at);

    /// <summary>How long it had been paused until a moment, in milliseconds.</summary>
    public static long Paused(in DossierFact fact, long until)
    {
        long sum = 0;
        foreach (var pause in fact.Pauses)
        {
            if (pause.From < until)
                sum += Math.Min(pause.To, until) - pause.From;
        }

        return sum;
    }

    /// <summary>
    /// Late for index 2.1: a supplement was asked for twice; or the end, or else the moment itself, lies after the
    /// promised date, pauses taken off. While the applicant's answer is outstanding the request counts as the end, so
    /// waiting never makes late.
    /// </summary>
    public static bool IsLate(in DossierFact fact, long at)
    {
        if (fact.SecondRequestAt <= at)
            return true;

        var end = Math.Min(EffectiveEnd(fact, at), at);
        return end - Paused(fact, end) > fact.DueAt;
    }

    /// <summary>When an open dossier becomes late if nothing happens: the first millisecond after the promised date.</summary>
    public static long LateFrom(in DossierFact fact, long at) =>
        fact.DueAt == Moment.Never ? Moment.Never : fact.DueAt + Paused(fact, at) + 1;
}
