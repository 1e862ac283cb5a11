using System.Collections.Immutable;
using Portal.Grains.Procedures;
using Portal.Grains.Shared;

namespace Portal.Grains.Dossiers.Submitting;

/// <summary>Submits a dossier online in one go, without a draft.</summary>
[GenerateSerializer, Immutable, Alias("portal.dossier.submit")]
public sealed record SubmitDossier : CreatingCommand
{
    /// <summary>The filled-in form.</summary>
    [Id(0)]
    public RawJson Form { get; init; }

    /// <summary>Attached components.</summary>
    [Id(1)]
    public ImmutableArray<AttachedComponent> Components { get; init; } = [];

    /// <summary>Citizen or enterprise.</summary>
    [Id(2)]
    public SubjectKind ApplicantKind { get; init; }

    internal override Permission Permission => Permission.Applicant;

    internal override ImmutableArray<AttachedComponent> HandsIn(DossierState? dossier) => Components;

    internal override Decision<DossierEvent> Decide(DossierContext context)
    {
        if (Submission.Check(context, ApplicantKind, Form, Components) is { } refusal)
            return refusal;

        return new DossierSubmitted(
            "", context.Applicant, context.Caller.Subject, ApplicantKind, Agency,
            Submission.TermsOf(context, Components), Form, Components, context.Mandate?.Id);
    }
}

/// <summary>A dossier was submitted online in one go.</summary>
internal sealed record DossierSubmitted(
    string Number,
    string Applicant,
    string FiledBy,
    SubjectKind ApplicantKind,
    string Agency,
    SubmissionTerms Terms,
    RawJson Form,
    ImmutableArray<AttachedComponent> Components,
    string? Mandate = null) : BeginningEvent, INumbering
{
    public DossierEvent WithNumber(string number) => this with { Number = number };

    internal override DossierState Begin(string id, Occurrence occurrence) => Terms.Pin(new DossierState
    {
        Id = id,
        Status = DossierStatus.Submitted,
        Number = Number,
        Applicant = Applicant,
        FiledBy = FiledBy,
        ApplicantKind = ApplicantKind,
        Procedure = Terms.Procedure,
        Field = Terms.Field,
        Agency = Agency,
        Channel = Channel.Online,
        Form = Form,
        Components = Components,
        CreatedAt = occurrence.At,
        SubmittedAt = occurrence.At,
        Mandate = Mandate,
    });
}
