using Portal.Grains.Scoring.Facts;

namespace Portal.Grains.Scoring.WhatIf;

/// <summary>A dossier as if it had been answered as promised.</summary>
internal static class AnsweredDossier
{
    /// <summary>
    /// What is late was answered at the promised moment; what is open and in time is answered now, or when the applicant was
    /// asked, who need not answer any more; what ended in time stays as it is. A second supplement was never asked for.
    /// </summary>
    public static DossierFact Of(DossierFact fact, long asOf, bool withElectronicResult)
    {
        var asked = fact with { SecondRequestAt = Moment.Never };
        var end = asOf;
        if (DossierClock.IsLate(asked, asOf))
            end = Math.Max(asked.ReceivedAt, OnTime(asked, asOf));
        else
            end = Math.Min(asOf, DossierClock.EffectiveEnd(asked, asOf));

        var finished = asked.EndedAt <= asOf && asked.FinishedAt == Moment.Never ? Moment.Never : end;
        return asked with
        {
            EndedAt = end,
            FinishedAt = finished,
            PausedFrom = Moment.Never,
            Flags = withElectronicResult ? asked.Flags | DossierFlags.ElectronicResult : asked.Flags,
        };
    }

    /// <summary>The last moment at which an end is in time: pauses before it move it on.</summary>
    private static long OnTime(in DossierFact fact, long asOf)
    {
        var end = fact.DueAt;
        foreach (var pause in fact.Pauses.OrderBy(pause => pause.From))
        {
            if (pause.From < end)
                end += pause.To - pause.From;
        }

        return Math.Min(end, asOf);
    }
}
