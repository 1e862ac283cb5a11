using System.Collections.Immutable;
using Portal.Grains.Procedures;
using Portal.Grains.Shared;

namespace Portal.Grains.Dossiers;

/// <summary>A dossier as those may see it who have a tie to it.</summary>
[GenerateSerializer, Immutable, Alias("portal.dossier.view")]
public sealed record DossierView
{
    /// <summary>Id.</summary>
    [Id(0)] public required string Id { get; init; }

    /// <summary>Number (mã số hồ sơ), from the submission on.</summary>
    [Id(1)] public string? Number { get; init; }

    /// <summary>Revision; the entity tag.</summary>
    [Id(2)] public required int Revision { get; init; }

    /// <summary>Status.</summary>
    [Id(3)] public required DossierStatus Status { get; init; }

    /// <summary>Status as code of the National Portal, 0 for a draft.</summary>
    [Id(4)] public required int StatusCode { get; init; }

    /// <summary>Procedure code.</summary>
    [Id(5)] public required string Procedure { get; init; }

    /// <summary>Pinned version; 0 for a draft.</summary>
    [Id(6)] public required int ProcedureVersion { get; init; }

    /// <summary>Agency in charge.</summary>
    [Id(7)] public required string Agency { get; init; }

    /// <summary>Subject id of the applicant.</summary>
    [Id(8)] public required string Applicant { get; init; }

    /// <summary>Subject id of who filed it.</summary>
    [Id(9)] public required string FiledBy { get; init; }

    /// <summary>How it came in.</summary>
    [Id(10)] public required Channel Channel { get; init; }

    /// <summary>How much of this dossier happens online.</summary>
    [Id(11)] public required OnlineKind OnlineKind { get; init; }

    /// <summary>Data of the form.</summary>
    [Id(12)] public required RawJson Form { get; init; }

    /// <summary>Components handed in.</summary>
    [Id(13)] public required ImmutableArray<AttachedComponent> Components { get; init; }

    /// <summary>What the applicant has been asked to put right, while the request is open.</summary>
    [Id(14)] public required ImmutableArray<SupplementItem> AskedFor { get; init; }

    /// <summary>When it was begun.</summary>
    [Id(15)] public required DateTimeOffset CreatedAt { get; init; }

    /// <summary>When it was submitted.</summary>
    [Id(16)] public DateTimeOffset? SubmittedAt { get; init; }

    /// <summary>When it was accepted.</summary>
    [Id(17)] public DateTimeOffset? ReceivedAt { get; init; }

    /// <summary>When the result is promised.</summary>
    [Id(18)] public DateTimeOffset? DueAt { get; init; }

    /// <summary>How that date was counted, as long as it is the first one; or that it stands although the calendar changed.</summary>
    [Id(19)] public LocalizedText? DueExplanation { get; init; }

    /// <summary>The first promised date, which decides index 2.1.</summary>
    [Id(20)] public DateTimeOffset? FirstDueAt { get; init; }

    /// <summary>When the processing ended with a result.</summary>
    [Id(21)] public DateTimeOffset? FinishedAt { get; init; }

    /// <summary>When the result was handed over.</summary>
    [Id(22)] public DateTimeOffset? ReturnedAt { get; init; }

    /// <summary>Step of the internal process, from 1; 0 before acceptance.</summary>
    [Id(23)] public required int Step { get; init; }

    /// <summary>Officer in charge.</summary>
    [Id(24)] public string? Assignee { get; init; }

    /// <summary>A new date was promised with an apology.</summary>
    [Id(25)] public required bool Extended { get; init; }

    /// <summary>Fee, VND.</summary>
    [Id(26)] public required long FeeDue { get; init; }

    /// <summary>Paid so far, VND.</summary>
    [Id(27)] public required long FeePaid { get; init; }

    /// <summary>The result, from the end of processing on.</summary>
    [Id(28)] public DossierResult? Result { get; init; }

    /// <summary>Like or dislike of the applicant.</summary>
    [Id(29)] public bool? Liked { get; init; }

    /// <summary>Petitions about this dossier.</summary>
    [Id(30)] public required ImmutableArray<string> Petitions { get; init; }

    /// <summary>When the National Portal first accepted it.</summary>
    [Id(31)] public DateTimeOffset? SyncedAt { get; init; }

    /// <summary>The mandate under which a helper filed it for the applicant.</summary>
    [Id(32)] public string? Mandate { get; init; }

    /// <summary>
    /// What the agency told the applicant and what still holds, oldest first: why it was refused or stopped, the apology with
    /// the new date, an open request to pay. Comes from the journal, see <see cref="IDossierHistory"/>; the grain leaves it empty.
    /// </summary>
    [Id(33)] public ImmutableArray<Notice> Notices { get; init; } = [];

    /// <summary>
    /// What was told, still holds and can no longer be read here, because its month was archived: the events, as in
    /// <see cref="Notices"/>, and <c>dossier.rated</c> for the words of a rating. The agency can have the words read from the archive.
    /// </summary>
    [Id(34)] public ImmutableArray<string> ArchivedNotices { get; init; } = [];

    /// <summary>What the applicant wrote with the rating, for them and for officers. Comes from the journal, as notices do.</summary>
    [Id(35)] public string? RatingComment { get; init; }

    /// <summary>Who reads such a comment, while the dossier can be rated: for the applicant, to be shown where it is written.</summary>
    [Id(36)] public LocalizedText? RatingReaders { get; init; }

    internal static DossierView Of(DossierState dossier, LocalizedText? dueExplanation) => new()
    {
        Id = dossier.Id,
        Number = dossier.Number,
        Revision = dossier.Revision,
        Status = dossier.Status,
        StatusCode = (int)dossier.Status,
        Procedure = dossier.Procedure,
        ProcedureVersion = dossier.ProcedureVersion,
        Agency = dossier.Agency,
        Applicant = dossier.Applicant,
        FiledBy = dossier.FiledBy,
        Channel = dossier.Channel,
        OnlineKind = dossier.OnlineKind,
        Form = dossier.Form,
        Components = dossier.Components,
        AskedFor = dossier.Status == DossierStatus.SupplementRequested ? dossier.AskedFor : [],
        CreatedAt = dossier.CreatedAt,
        SubmittedAt = dossier.SubmittedAt,
        ReceivedAt = dossier.ReceivedAt,
        DueAt = dossier.DueAt,
        DueExplanation = dueExplanation,
        FirstDueAt = dossier.FirstDueAt,
        FinishedAt = dossier.FinishedAt,
        ReturnedAt = dossier.ReturnedAt,
        Step = dossier.Step,
        Assignee = dossier.Assignee,
        Extended = dossier.Extended,
        FeeDue = dossier.FeeDue,
        FeePaid = dossier.FeePaid,
        Result = dossier.Result,
        Liked = dossier.Liked,
        Petitions = dossier.Petitions,
        SyncedAt = dossier.SyncedAt,
        Mandate = dossier.Mandate,
    };
}
