using Portal.Grains.Dossiers;

namespace Portal.Grains.Scoring.Facts;

/// <summary>
/// What scoring knows about one dossier: some columns of its row. Everything that has a moment can be asked as of an
/// earlier one. Source: decision 766, section 2.0.
/// </summary>
internal readonly record struct DossierFact
{
    public DossierFact()
    {
        Pauses = [];
        Marks = [];
        Agency = "";
        Procedure = "";
    }

    /// <summary>The competent agency, which the dossier counts for.</summary>
    public string Agency { get; init; }

    public string Procedure { get; init; }

    public Channel Channel { get; init; } = Channel.Direct;

    public DossierFlags Flags { get; init; }

    /// <summary>Formal receipt (NgayTiepNhan). A dossier without it counts nowhere.</summary>
    public long ReceivedAt { get; init; } = Moment.Never;

    /// <summary>
    /// The date of the first promise, already counted by the limit of the procedure: apologies and restarts do not cure
    /// a delay (section 7.5).
    /// </summary>
    public long DueAt { get; init; } = Moment.Never;

    /// <summary>End with a result: status 9.</summary>
    public long FinishedAt { get; init; } = Moment.Never;

    /// <summary>Any end: finished, stopped, refused or withdrawn.</summary>
    public long EndedAt { get; init; } = Moment.Never;

    /// <summary>Since when the applicant's answer to a supplement request is outstanding.</summary>
    public long PausedFrom { get; init; } = Moment.Never;

    /// <summary>When a supplement was asked for the second time.</summary>
    public long SecondRequestAt { get; init; } = Moment.Never;

    public long PaidOnlineAt { get; init; } = Moment.Never;

    /// <summary>When the National Portal accepted the dossier.</summary>
    public long SyncedAt { get; init; } = Moment.Never;

    /// <summary>Pauses that are over, oldest first.</summary>
    public EndedPause[] Pauses { get; init; }

    /// <summary>Since when flags hold that came after the receipt; the others hold from the receipt on.</summary>
    public Mark[] Marks { get; init; }

    public bool IsReceived => ReceivedAt != Moment.Never;

    public bool Has(DossierFlags flag) => (Flags & flag) != 0;

    /// <summary>
    /// Whether a flag counts as of a moment: it had come by then; or the dossier had ended by then, so that no later
    /// period could count what still came about it.
    /// </summary>
    public bool Holds(DossierFlags flag, long asOf)
    {
        if (!Has(flag))
            return false;
        if (Marks.Length == 0 || EndedAt <= asOf)
            return true;

        foreach (var mark in Marks)
        {
            if (mark.Flag == flag)
                return mark.At <= asOf;
        }

        return true;
    }

    /// <summary>Whether the applicant was dissatisfied as of a moment: a rating judges the end, and counts from there on.</summary>
    public bool IsDissatisfied(long asOf) =>
        (Has(DossierFlags.Disliked) && EndedAt <= asOf) || Holds(DossierFlags.Petitioned, asOf);
}
