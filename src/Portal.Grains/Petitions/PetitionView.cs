using System.Collections.Immutable;
using Portal.Grains.Shared;

namespace Portal.Grains.Petitions;

/// <summary>A petition as those may see it who have a tie to it.</summary>
[GenerateSerializer, Immutable, Alias("portal.petition.view")]
public sealed record PetitionView
{
    /// <summary>Id.</summary>
    [Id(0)] public required string Id { get; init; }

    /// <summary>Revision; the entity tag.</summary>
    [Id(1)] public required int Revision { get; init; }

    /// <summary>Status.</summary>
    [Id(2)] public required PetitionStatus Status { get; init; }

    /// <summary>What it is about.</summary>
    [Id(3)] public required PetitionClass Class { get; init; }

    /// <summary>In the sender's own words.</summary>
    [Id(4)] public required string Text { get; init; }

    /// <summary>Subject id of the sender.</summary>
    [Id(5)] public required string Sender { get; init; }

    /// <summary>Agency in charge.</summary>
    [Id(6)] public required string Agency { get; init; }

    /// <summary>Id of the dossier that it is about.</summary>
    [Id(7)] public string? AboutDossier { get; init; }

    /// <summary>When it was sent.</summary>
    [Id(8)] public required DateTimeOffset SentAt { get; init; }

    /// <summary>When it was last transferred to another agency.</summary>
    [Id(9)] public DateTimeOffset? TransferredAt { get; init; }

    /// <summary>When the agency in charge took it.</summary>
    [Id(10)] public DateTimeOffset? TakenAt { get; init; }

    /// <summary>Until when it can be refused or returned on time.</summary>
    [Id(11)] public required DateTimeOffset RefuseBy { get; init; }

    /// <summary>Until when the sender can be asked for more on time.</summary>
    [Id(12)] public required DateTimeOffset AskBy { get; init; }

    /// <summary>Until when it is answered on time.</summary>
    [Id(13)] public required DateTimeOffset AnswerBy { get; init; }

    /// <summary>How that date was counted, while the answer is due; or that it stands although the calendar changed.</summary>
    [Id(14)] public LocalizedText? DueExplanation { get; init; }

    /// <summary>Until when the answer is published on time, once there is one.</summary>
    [Id(15)] public DateTimeOffset? PublishBy { get; init; }

    /// <summary>What the sender has been asked, while the request is open.</summary>
    [Id(16)] public required ImmutableArray<PetitionQuestion> Questions { get; init; }

    /// <summary>What the sender wrote later.</summary>
    [Id(17)] public required ImmutableArray<PetitionAddition> Additions { get; init; }

    /// <summary>Why it was refused or returned.</summary>
    [Id(18)] public PetitionRejection? Rejection { get; init; }

    /// <summary>The newest answer.</summary>
    [Id(19)] public string? Answer { get; init; }

    /// <summary>When it was answered.</summary>
    [Id(20)] public DateTimeOffset? AnsweredAt { get; init; }

    /// <summary>When the answer was published.</summary>
    [Id(21)] public DateTimeOffset? PublishedAt { get; init; }

    /// <summary>Like or dislike of the sender.</summary>
    [Id(22)] public bool? Liked { get; init; }

    /// <summary>The sender complained again.</summary>
    [Id(23)] public required bool Reopened { get; init; }

    /// <summary>A step came after its limit, or is late now.</summary>
    [Id(24)] public required bool Overdue { get; init; }

    /// <summary>
    /// Note of the agency that transferred it, for officers. Comes from the journal, see <see cref="IPetitionNotes"/>.
    /// </summary>
    [Id(25)] public string? TransferNote { get; init; }

    /// <summary>What the sender wrote with the rating, for them and for officers. Comes from the journal as well.</summary>
    [Id(26)] public string? RatingComment { get; init; }

    /// <summary>Who reads such a comment, while the petition can be rated: for the sender, to be shown where it is written.</summary>
    [Id(27)] public LocalizedText? RatingReaders { get; init; }

    internal static PetitionView Of(PetitionState petition, LocalizedText? dueExplanation, DateTimeOffset now) => new()
    {
        Id = petition.Id,
        Revision = petition.Revision,
        Status = petition.Status,
        Class = petition.Class,
        Text = petition.Text,
        Sender = petition.Sender,
        Agency = petition.Agency,
        AboutDossier = petition.AboutDossier,
        SentAt = petition.SentAt,
        TransferredAt = petition.TransferredAt,
        TakenAt = petition.TakenAt,
        RefuseBy = petition.Dates.RefuseBy,
        AskBy = petition.Dates.AskBy,
        AnswerBy = petition.Dates.AnswerBy,
        DueExplanation = dueExplanation,
        PublishBy = petition.PublishBy,
        Questions = petition.Questions,
        Additions = petition.Additions,
        Rejection = petition.Rejection,
        Answer = petition.Answer,
        AnsweredAt = petition.AnsweredAt,
        PublishedAt = petition.PublishedAt,
        Liked = petition.Liked,
        Reopened = petition.Reopened,
        Overdue = petition.Overdue || now > petition.DueAt,
    };
}
