using System.Collections.Immutable;
using Portal.Grains.Shared;

namespace Portal.Grains.Dossiers.Drafting;

/// <summary>Saves part of a draft, as the form does by itself while the citizen types.</summary>
/// <param name="FormPatch">Merge patch (RFC 7396) for the form.</param>
/// <param name="Components">All attached components, or <see langword="null"/> to leave them as they are.</param>
[GenerateSerializer, Immutable, Alias("portal.dossier.save-draft")]
public sealed record SaveDraft(
    [property: Id(0)] RawJson FormPatch,
    [property: Id(1)] ImmutableArray<AttachedComponent>? Components) : DossierCommand
{
    internal override Permission Permission => Permission.Applicant;

    internal override StatusSet PossibleIn => StatusSet.Of(DossierStatus.Draft);

    internal override Decision<DossierEvent> Decide(DossierState dossier, DossierContext context)
    {
        if (!context.InForce)
            return DossierRefusals.ProcedureNotInForce;
        if (dossier.Revision >= DossierLimits.DraftSaves)
            return DossierRefusals.TooManySaves;

        var form = FormMerge.Apply(dossier.Form, FormPatch);
        if (form.Bytes.Length > DossierLimits.FormBytes)
            return DossierRefusals.DraftTooLarge;
        if (context.Form.Check(form, partial: true) is { IsEmpty: false } errors)
            return DossierRefusals.FormInvalid(errors);
        if (Components is { } components)
        {
            if (ApplicantSources.Check(context.Procedure.OnlineKind, components) is { } source)
                return source;
            if (ComponentRules.Check(context.Procedure, components) is { IsEmpty: false } wrong)
                return DossierRefusals.ComponentsInvalid(wrong);
        }

        return new DraftSaved(FormPatch, Components);
    }
}

/// <summary>A part of a draft was saved.</summary>
internal sealed record DraftSaved(RawJson FormPatch, ImmutableArray<AttachedComponent>? Components) : DossierEvent
{
    internal override DossierState ApplyTo(DossierState dossier, Occurrence occurrence) => dossier with
    {
        Form = FormMerge.Apply(dossier.Form, FormPatch),
        Components = Components ?? dossier.Components,
    };
}
