using Portal.Grains.Dossiers.Submitting;
using Portal.Grains.Procedures;
using Portal.Grains.Shared;

namespace Portal.Grains.Dossiers.Drafting;

/// <summary>Begins a draft: saved on the portal from the first field, so that nothing is lost on a dropping line.</summary>
[GenerateSerializer, Immutable, Alias("portal.dossier.start-draft")]
public sealed record StartDraft : CreatingCommand
{
    /// <summary>What is filled in already.</summary>
    [Id(0)]
    public RawJson Form { get; init; }

    /// <summary>Citizen or enterprise.</summary>
    [Id(1)]
    public SubjectKind ApplicantKind { get; init; }

    internal override Permission Permission => Permission.Applicant;

    internal override Decision<DossierEvent> Decide(DossierContext context)
    {
        if (Eligibility.Of(context.Procedure, ApplicantKind) is { } refusal)
            return refusal;
        if (context.Form.Check(Form, partial: true) is { IsEmpty: false } errors)
            return DossierRefusals.FormInvalid(errors);

        return new DraftStarted(
            context.Applicant, context.Caller.Subject, ApplicantKind,
            Procedure, context.Procedure.Field, context.Procedure.OnlineKind, Agency, Form,
            context.Mandate?.Id);
    }
}

/// <summary>A draft was begun.</summary>
internal sealed record DraftStarted(
    string Applicant,
    string FiledBy,
    SubjectKind ApplicantKind,
    string Procedure,
    string Field,
    OnlineKind OnlineKind,
    string Agency,
    RawJson Form,
    string? Mandate = null) : BeginningEvent
{
    internal override DossierState Begin(string id, Occurrence occurrence) => new()
    {
        Id = id,
        Status = DossierStatus.Draft,
        Applicant = Applicant,
        FiledBy = FiledBy,
        ApplicantKind = ApplicantKind,
        Procedure = Procedure,
        Field = Field,
        OnlineKind = OnlineKind,
        Agency = Agency,
        Channel = Channel.Online,
        Form = Form,
        CreatedAt = occurrence.At,
        Mandate = Mandate,
    };
}
