using System.Collections.Immutable;
using Portal.Grains.Procedures;
using Portal.Grains.Shared;

namespace Portal.Grains.Dossiers.Submitting;

/// <summary>
/// Registers a dossier that came to the counter or by post. It is checked on the spot, so it enters as accepted, and the
/// receipt with the appointment (form 01) is given at once. Source: Decree 61/2018 Art. 17(1).
/// </summary>
[GenerateSerializer, Immutable, Alias("portal.dossier.register")]
public sealed record RegisterDossier : CreatingCommand
{
    /// <summary>Subject id of the person or enterprise whose dossier it is.</summary>
    [Id(0)]
    public required string Applicant { get; init; }

    /// <summary>Citizen or enterprise.</summary>
    [Id(1)]
    public SubjectKind ApplicantKind { get; init; }

    /// <summary>Counter or post.</summary>
    [Id(2)]
    public required Channel Channel { get; init; }

    /// <summary>The form, typed in at the counter.</summary>
    [Id(3)]
    public RawJson Form { get; init; }

    /// <summary>Components, scanned or as paper.</summary>
    [Id(4)]
    public ImmutableArray<AttachedComponent> Components { get; init; } = [];

    /// <summary>The identity was checked with the e-ID or a card reader at the counter.</summary>
    [Id(5)]
    public bool IdentityVerified { get; init; }

    internal override Permission Permission => Permission.Reception;

    internal override Decision<DossierEvent> Decide(DossierContext context)
    {
        if (!Permission.IsOfAgency(Agency, context.Caller))
            return DossierRefusals.NotFound;
        if (!context.Procedure.Subjects.Contains(ApplicantKind))
            return DossierRefusals.SubjectNotEntitled;
        if (context.Form.Check(Form, partial: false) is { IsEmpty: false } errors)
            return DossierRefusals.FormInvalid(errors);
        if (ComponentRules.CheckComplete(context.Procedure, Components) is { IsEmpty: false } wrong)
            return DossierRefusals.ComponentsInvalid(wrong);

        if (context.DueFromNow is not { } dueAt)
            return DossierRefusals.BeyondCalendar;

        var terms = Submission.TermsOf(context, Components) with
        {
            OnlineKind = OnlineKind.None,
            IdentityVerified = IdentityVerified,
        };
        return new DossierRegistered(
            "", Applicant, context.Caller.Subject, ApplicantKind, Agency, Channel, terms, Form, Components, dueAt);
    }
}

/// <summary>A dossier was registered at the counter or from the post, and accepted with it.</summary>
internal sealed record DossierRegistered(
    string Number,
    string Applicant,
    string FiledBy,
    SubjectKind ApplicantKind,
    string Agency,
    Channel Channel,
    SubmissionTerms Terms,
    RawJson Form,
    ImmutableArray<AttachedComponent> Components,
    DateTimeOffset DueAt) : BeginningEvent, INumbering
{
    public DossierEvent WithNumber(string number) => this with { Number = number };

    internal override DossierState Begin(string id, Occurrence occurrence) => Terms.Pin(new DossierState
    {
        Id = id,
        Status = DossierStatus.Accepted,
        Number = Number,
        Applicant = Applicant,
        FiledBy = FiledBy,
        ApplicantKind = ApplicantKind,
        Procedure = Terms.Procedure,
        Field = Terms.Field,
        Agency = Agency,
        Channel = Channel,
        Form = Form,
        Components = Components,
        CreatedAt = occurrence.At,
        SubmittedAt = occurrence.At,
        ReceivedAt = occurrence.At,
        DueAt = DueAt,
        FirstDueAt = DueAt,
        Step = 1,
    });
}
