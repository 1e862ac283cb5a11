using System.Collections.Immutable;
using Portal.Grains.Procedures;
using Portal.Grains.Shared;

namespace Portal.Grains.Dossiers.Supplementing;

/// <summary>
/// The applicant's answer to a supplement request: everything that was asked for, and nothing else. The legal time limit
/// then starts again from the complete dossier (Decree 61/2018 Art. 19(4)).
/// </summary>
/// <param name="FormPatch">Merge patch for the fields that were marked.</param>
/// <param name="Components">The components that were asked for.</param>
[GenerateSerializer, Immutable, Alias("portal.dossier.supplement")]
public sealed record SupplementDossier(
    [property: Id(0)] RawJson FormPatch,
    [property: Id(1)] ImmutableArray<AttachedComponent> Components) : DossierCommand
{
    internal override Permission Permission => Permission.Applicant;

    internal override StatusSet PossibleIn => StatusSet.Of(DossierStatus.SupplementRequested);

    internal override ImmutableArray<AttachedComponent> HandsIn(DossierState? dossier) => Components;

    internal override Decision<DossierEvent> Decide(DossierState dossier, DossierContext context)
    {
        if (SupplementAnswer.Check(dossier.AskedFor, FormPatch, Components) is { IsEmpty: false } wrong)
            return DossierRefusals.SupplementInvalid(wrong);
        if (ApplicantSources.Check(dossier.OnlineKind, Components) is { } source)
            return source;
        if (ComponentRules.Check(context.Procedure, Components, dossier.Components) is { IsEmpty: false } unusable)
            return DossierRefusals.ComponentsInvalid(unusable);
        if (context.Form.Check(FormMerge.Apply(dossier.Form, FormPatch), partial: false) is { IsEmpty: false } errors)
            return DossierRefusals.FormInvalid(errors);
        if (context.Procedure.Fee.Moment == FeeMoment.AtSupplement && !dossier.IsFeePaid)
            return DossierRefusals.FeeNotPaid(dossier.FeeDue);

        if (dossier.ReceivedAt is null)
            return new DossierSupplemented(FormPatch, Components, null);
        return context.DueFromNow is { } dueAt
            ? new DossierSupplemented(FormPatch, Components, dueAt)
            : DossierRefusals.BeyondCalendar;
    }
}

/// <summary>The dossier was completed.</summary>
/// <param name="FormPatch">What changed in the form.</param>
/// <param name="Components">Components that came in; they replace earlier ones of the same id.</param>
/// <param name="DueAt">New legal due date, if the dossier had been accepted.</param>
internal sealed record DossierSupplemented(
    RawJson FormPatch,
    ImmutableArray<AttachedComponent> Components,
    DateTimeOffset? DueAt) : DossierEvent
{
    internal override DossierState ApplyTo(DossierState dossier, Occurrence occurrence) => dossier.Resumed(occurrence.At) with
    {
        Status = dossier.ResumesAs,
        Form = FormMerge.Apply(dossier.Form, FormPatch),
        Components = [.. dossier.Components.Where(old => Components.All(fresh => fresh.Id != old.Id)), .. Components],
        PopulationData = dossier.PopulationData
            || Components.Any(component => component.Source == ComponentSource.PopulationDatabase),
        AskedFor = [],
        DueAt = DueAt ?? dossier.DueAt,
    };
}
