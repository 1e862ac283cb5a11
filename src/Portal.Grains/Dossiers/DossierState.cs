using System.Collections.Immutable;
using Portal.Grains.Journal.Streams;
using Portal.Grains.Procedures;
using Portal.Grains.Shared;

namespace Portal.Grains.Dossiers;

/// <summary>Everything a decision about a dossier needs; rebuilt from its events, stored beside them as JSON.</summary>
internal sealed record DossierState : IJournaledState
{
    public required string Id { get; init; }
    public int Revision { get; init; }
    public DossierStatus Status { get; init; }
    public string? Number { get; init; }

    public required string Applicant { get; init; }
    public SubjectKind ApplicantKind { get; init; }
    public required string FiledBy { get; init; }
    public bool IdentityVerified { get; init; }
    public bool PopulationData { get; init; }

    public required string Procedure { get; init; }

    /// <summary>0 while a draft: the version is pinned at submission.</summary>
    public int ProcedureVersion { get; init; }

    public required string Field { get; init; }
    public required string Agency { get; init; }
    public required Channel Channel { get; init; }

    /// <summary>How much of this very dossier happens online: a counter dossier of a level-4 procedure is not level 4.</summary>
    public OnlineKind OnlineKind { get; init; }

    public RawJson Form { get; init; }
    public ImmutableArray<AttachedComponent> Components { get; init; } = [];

    public DateTimeOffset CreatedAt { get; init; }
    public DateTimeOffset UpdatedAt { get; init; }
    public DateTimeOffset? SubmittedAt { get; init; }
    public DateTimeOffset? ReceivedAt { get; init; }
    public DateTimeOffset? DueAt { get; init; }
    public DateTimeOffset? FirstDueAt { get; init; }
    public DateTimeOffset? FinishedAt { get; init; }
    public DateTimeOffset? ReturnedAt { get; init; }
    public DateTimeOffset? EndedAt { get; init; }

    /// <summary>Where the dossier goes on after a supplement or a payment.</summary>
    public DossierStatus ResumesAs { get; init; }

    public ImmutableArray<SupplementItem> AskedFor { get; init; } = [];
    public DateTimeOffset? PausedFrom { get; init; }
    public long PausedMilliseconds { get; init; }
    public int SupplementRequests { get; init; }
    public bool SecondSupplementReleased { get; init; }

    public int Step { get; init; }
    public string? Assignee { get; init; }
    public bool Extended { get; init; }
    public bool OriginalsChecked { get; init; }

    public long FeeDue { get; init; }
    public long FeePaid { get; init; }
    public bool PaidOnline { get; init; }
    public bool PaidAtCounter { get; init; }

    public DossierResult? Result { get; init; }
    public ReturnMethod? ReturnedBy { get; init; }
    public bool? Liked { get; init; }
    public ImmutableArray<string> Petitions { get; init; } = [];

    public bool IsFeePaid => FeePaid >= FeeDue;

    internal bool HasComponentFile => Components.Any(component => component.FileHash is not null);

    /// <summary>What comes out of the personal store was digitised before, so it is used again (decision 766, section 7.7).</summary>
    internal bool HasReusedComponent =>
        Components.Any(component => component.Source is ComponentSource.Reused or ComponentSource.PersonalStore);

    internal bool HasComponentFromStore => Components.Any(component => component.Source == ComponentSource.PersonalStore);

    /// <summary>Length in milliseconds of the pause that is running at a moment; 0 when none is.</summary>
    public long PauseUntil(DateTimeOffset moment) =>
        PausedFrom is { } from && moment > from ? (long)(moment - from).TotalMilliseconds : 0;

    /// <summary>The state after the pause that was running, if one was, came to its end.</summary>
    public DossierState Resumed(DateTimeOffset at) => PausedFrom is not { } from ? this : this with
    {
        PausedFrom = null,
        PausedMilliseconds = PausedMilliseconds + PauseUntil(at),
        Pauses = PauseText.Append(Pauses, from, at),
    };

    /// <summary>The state after an end without a result; a pause that was running ends with it.</summary>
    public DossierState Ended(DossierStatus status, DateTimeOffset at) =>
        Resumed(at) with { Status = status, EndedAt = at };

    /// <summary>Level 3 needs one step in person: originals seen, paid at the counter, or collected there.</summary>
    public bool HadStepInPerson => OriginalsChecked || PaidAtCounter || ReturnedBy == ReturnMethod.Counter;

    // What came later stands last and is left out while it is null: migration 0003 adds it to older states as text.

    /// <summary>The pauses that are over, see <see cref="PauseText"/>; null when there was none.</summary>
    public string? Pauses { get; init; }

    /// <summary>When money first came in online (index 3.5).</summary>
    public DateTimeOffset? PaidOnlineAt { get; init; }

    /// <summary>When the National Portal first accepted the dossier (index 1.4).</summary>
    public DateTimeOffset? SyncedAt { get; init; }

    /// <summary>The mandate under which a helper began it, null when the applicant did.</summary>
    public string? Mandate { get; init; }

    /// <summary>Since when something holds that came after the receipt, see <see cref="DossierMarks"/>; null when nothing did.</summary>
    public string? Marks { get; init; }
}
