using Portal.Grains.Journal.Streams;

namespace Portal.Grains.Dossiers;

/// <summary>
/// The row of a dossier: its state, and as real columns the facts that lists, searches and scores need. Times are
/// stored as Unix milliseconds (UTC).
/// </summary>
internal sealed record DossierRow(ReadOnlyMemory<byte> State) : StreamRow(State)
{
    public string? Number { get; init; }
    public required string Applicant { get; init; }
    public required string FiledBy { get; init; }
    public required string Procedure { get; init; }
    public required int ProcedureVersion { get; init; }
    public required string Field { get; init; }
    public required string Agency { get; init; }
    public required short Channel { get; init; }
    public required short OnlineKind { get; init; }
    public required short Status { get; init; }
    public short? Step { get; init; }
    public string? Assignee { get; init; }
    public required DateTimeOffset CreatedAt { get; init; }
    public required DateTimeOffset UpdatedAt { get; init; }
    public DateTimeOffset? SubmittedAt { get; init; }
    public DateTimeOffset? ReceivedAt { get; init; }

    /// <summary>Legal due date: restarts when a supplement completes the dossier (Decree 61/2018 Art. 19(4)).</summary>
    public DateTimeOffset? DueAt { get; init; }

    /// <summary>Due date of the first acceptance: decides index 2.1, whatever apologies or restarts follow.</summary>
    public DateTimeOffset? FirstDueAt { get; init; }

    public DateTimeOffset? FinishedAt { get; init; }
    public DateTimeOffset? ReturnedAt { get; init; }

    /// <summary>Effective end of the rule sheet when there is one: finished, returned, stopped, refused, withdrawn.</summary>
    public DateTimeOffset? EndedAt { get; init; }

    /// <summary>Start of the pause that is running now: a supplement was asked for and not answered.</summary>
    public DateTimeOffset? PausedFrom { get; init; }

    public long PausedMilliseconds { get; init; }
    public short SupplementRequests { get; init; }
    public bool Extended { get; init; }
    public long FeeDue { get; init; }
    public long FeePaid { get; init; }
    public bool PaidOnline { get; init; }
    public bool HasComponentFile { get; init; }
    public bool ReusedComponent { get; init; }
    public bool ComponentFromStore { get; init; }
    public bool ElectronicResult { get; init; }
    public bool ResultInStore { get; init; }
    public bool PopulationData { get; init; }
    public bool IdentityVerified { get; init; }

    /// <summary>1 liked, -1 disliked, null not rated.</summary>
    public short? Rating { get; init; }

    public bool Petitioned { get; init; }

    /// <summary>Finished pauses, see <see cref="PauseText"/>.</summary>
    public string? Pauses { get; init; }

    public DateTimeOffset? PaidOnlineAt { get; init; }

    /// <summary>First synchronisation that the National Portal accepted.</summary>
    public DateTimeOffset? SyncedAt { get; init; }

    /// <summary>Since when something holds that came after the receipt, see <see cref="DossierMarks"/>.</summary>
    public string? Marks { get; init; }
}
