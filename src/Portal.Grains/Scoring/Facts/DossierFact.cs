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
    public Pause[] Pauses { get; init; }

    public bool IsReceived => ReceivedAt != Moment.Never;

    public bool Has(DossierFlags flag) => (Flags & flag) != 0;
}
