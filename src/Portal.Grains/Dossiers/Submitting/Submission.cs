using System.Collections.Immutable;
using Portal.Grains.Mandates;
using Portal.Grains.Procedures;
using Portal.Grains.Shared;

namespace Portal.Grains.Dossiers.Submitting;

/// <summary>The rules that every online submission must pass, with or without a draft before it.</summary>
internal static class Submission
{
    /// <summary>Why the dossier cannot be submitted, or <see langword="null"/>.</summary>
    public static Refusal? Check(
        DossierContext context,
        SubjectKind applicant,
        RawJson form,
        ImmutableArray<AttachedComponent> components)
    {
        if (!context.InForce)
            return DossierRefusals.ProcedureNotInForce;
        if (Eligibility.Of(context.Procedure, applicant) is { } notEligible)
            return notEligible;

        // Level 4 has no later moment at which somebody could look at an identity card.
        if (context.Procedure.OnlineKind == OnlineKind.Full && context.Assurance < Assurance.Verified)
        {
            return context.Caller.Assurance < Assurance.Verified
                ? DossierRefusals.IdentityNotVerified
                : MandateRefusals.IdentityNotVerified;
        }

        if (context.Form.Check(form, partial: false) is { IsEmpty: false } errors)
            return DossierRefusals.FormInvalid(errors);
        if (ApplicantSources.Check(context.Procedure.OnlineKind, components) is { } source)
            return source;
        if (ComponentRules.CheckComplete(context.Procedure, components) is { IsEmpty: false } wrong)
            return DossierRefusals.ComponentsInvalid(wrong);
        return null;
    }

    /// <summary>What the dossier is pinned to from now on.</summary>
    public static SubmissionTerms TermsOf(DossierContext context, ImmutableArray<AttachedComponent> components) => new(
        context.Procedure.Code,
        context.Procedure.Version,
        context.Procedure.Field,
        context.Procedure.OnlineKind,
        context.Procedure.Fee.Kind == FeeKind.Fixed ? context.Procedure.Fee.Amount : 0,
        context.Assurance == Assurance.Verified,
        components.Any(component => component.Source == ComponentSource.PopulationDatabase));
}

/// <summary>What a submission pins for the rest of the dossier's life.</summary>
/// <param name="Procedure">Procedure code.</param>
/// <param name="Version">Version in force on the day of submission.</param>
/// <param name="Field">Field (lĩnh vực).</param>
/// <param name="OnlineKind">Level 3, level 4, or not online.</param>
/// <param name="FeeDue">Fee known from the start, VND.</param>
/// <param name="IdentityVerified">The account was checked with the national e-ID (index 4.5b).</param>
/// <param name="PopulationData">Data of the population database stands in for a paper (index 4.5b).</param>
internal sealed record SubmissionTerms(
    string Procedure,
    int Version,
    string Field,
    OnlineKind OnlineKind,
    long FeeDue,
    bool IdentityVerified,
    bool PopulationData)
{
    public DossierState Pin(DossierState dossier) => dossier with
    {
        ProcedureVersion = Version,
        OnlineKind = OnlineKind,
        FeeDue = FeeDue,
        IdentityVerified = IdentityVerified,
        PopulationData = PopulationData,
    };
}
