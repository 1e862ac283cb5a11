using System.Collections.Immutable;
using Portal.Grains.Journal.Streams;
using Portal.Grains.Shared;

namespace Portal.Grains.Petitions;

/// <summary>Everything a decision about a petition needs; rebuilt from its events, stored beside them as JSON.</summary>
internal sealed record PetitionState : IJournaledState
{
    public required string Id { get; init; }
    public int Revision { get; init; }
    public PetitionStatus Status { get; init; }
    public required PetitionClass Class { get; init; }
    public required string Text { get; init; }
    public required string Sender { get; init; }

    /// <summary>As what the sender sent it: citizen or helper.</summary>
    public required Role SenderRole { get; init; }

    public required string Agency { get; init; }
    public string? AboutDossier { get; init; }

    /// <summary>When it was sent: its first "waiting for receipt".</summary>
    public DateTimeOffset SentAt { get; init; }

    public DateTimeOffset UpdatedAt { get; init; }

    /// <summary>The moment that the limits count from: sending, last transfer, or last renewed complaint.</summary>
    public DateTimeOffset CountedFrom { get; init; }

    public DateTimeOffset? TransferredAt { get; init; }

    /// <summary>When the agency in charge took it.</summary>
    public DateTimeOffset? TakenAt { get; init; }

    public required PetitionDates Dates { get; init; }

    /// <summary>Until when the answer is published; from the answer on.</summary>
    public DateTimeOffset? PublishBy { get; init; }

    /// <summary>The sender has been asked since the limits count: the limit for asking no longer matters.</summary>
    public bool Asked { get; init; }

    public ImmutableArray<PetitionQuestion> Questions { get; init; } = [];
    public ImmutableArray<PetitionAddition> Additions { get; init; } = [];

    /// <summary>Why it was refused or returned.</summary>
    public PetitionRejection? Rejection { get; init; }

    /// <summary>The newest answer; stays after a renewed complaint.</summary>
    public string? Answer { get; init; }

    public DateTimeOffset? AnsweredAt { get; init; }
    public DateTimeOffset? PublishedAt { get; init; }
    public bool? Liked { get; init; }
    public bool Reopened { get; init; }

    /// <summary>A step of the agency in charge came after its limit.</summary>
    public bool Overdue { get; init; }

    /// <summary>Until when the next step with a limit is due; null when none is.</summary>
    public DateTimeOffset? DueAt => Status switch
    {
        PetitionStatus.Sent or PetitionStatus.Received or PetitionStatus.SenderAsked => Dates.AnswerBy,
        PetitionStatus.Answered => PublishBy,
        _ => null,
    };

    /// <summary>The petition waits for receipt, with limits that count from now.</summary>
    public PetitionState Waiting(DateTimeOffset from, PetitionDates dates) => this with
    {
        Status = PetitionStatus.Sent,
        CountedFrom = from,
        Dates = dates,
        TakenAt = null,
        PublishBy = null,
        Asked = false,
        Questions = [],
        Rejection = null,
        AnsweredAt = null,
        PublishedAt = null,
        EndedAt = null,
    };

    /// <summary>A step of the agency, on time up to a moment.</summary>
    public PetitionState Stepped(PetitionStatus status, DateTimeOffset at, DateTimeOffset? by) => this with
    {
        Status = status,
        Overdue = Overdue || at > by,
    };

    /// <summary>The agency has nothing more to do in this status.</summary>
    public static bool IsEnd(PetitionStatus status) =>
        status is PetitionStatus.Refused or PetitionStatus.Returned or PetitionStatus.Published;

    /// <summary>A step after which the agency has nothing more to do.</summary>
    public PetitionState Ended(PetitionStatus status, DateTimeOffset at, DateTimeOffset? by) =>
        Stepped(status, at, by) with { EndedAt = at };

    // What came later stands last and is left out while it is null: migration 0004 adds it to older states as text.

    /// <summary>When the answer was published, or the petition refused or returned.</summary>
    public DateTimeOffset? EndedAt { get; init; }
}
