using System.Collections.Immutable;
using Portal.Grains.Shared;

namespace Portal.Grains.Dossiers.Submitting;

/// <summary>Submits a draft as it stands.</summary>
[GenerateSerializer, Immutable, Alias("portal.dossier.submit-draft")]
public sealed record SubmitDraft : DossierCommand
{
    internal override Permission Permission => Permission.Applicant;

    internal override StatusSet PossibleIn => StatusSet.Of(DossierStatus.Draft);

    internal override ImmutableArray<AttachedComponent> HandsIn(DossierState? dossier) => dossier?.Components ?? [];

    internal override Decision<DossierEvent> Decide(DossierState dossier, DossierContext context)
    {
        if (Submission.Check(context, dossier.ApplicantKind, dossier.Form, dossier.Components) is { } refusal)
            return refusal;

        return new DraftSubmitted("", Submission.TermsOf(context, dossier.Components));
    }
}

/// <summary>A draft was submitted.</summary>
internal sealed record DraftSubmitted(string Number, SubmissionTerms Terms) : DossierEvent, INumbering
{
    public DossierEvent WithNumber(string number) => this with { Number = number };

    internal override DossierState ApplyTo(DossierState dossier, Occurrence occurrence) => Terms.Pin(dossier with
    {
        Status = DossierStatus.Submitted,
        Number = Number,
        SubmittedAt = occurrence.At,
    });
}
