using System.Collections.Immutable;
using Portal.Grains.Shared;

namespace Portal.Grains.Dossiers.Processing;

/// <summary>
/// Adds scans, or components that the state holds already, to a dossier (số hóa). Source: Circular 01/2023/TT-VPCP;
/// indices 4.2 to 4.5b.
/// </summary>
/// <param name="Components">Components with their files; they replace earlier ones of the same id.</param>
[GenerateSerializer, Immutable, Alias("portal.dossier.digitise")]
public sealed record DigitiseComponents(
    [property: Id(0)] ImmutableArray<AttachedComponent> Components) : DossierCommand
{
    internal override Permission Permission => Permission.Handlers;

    internal override StatusSet PossibleIn => StatusSet.Of(
        DossierStatus.Submitted, DossierStatus.Accepted, DossierStatus.InProcess, DossierStatus.Finished);

    internal override Decision<DossierEvent> Decide(DossierState dossier, DossierContext context) =>
        ComponentRules.Check(context.Procedure, Components, dossier.Components) is { IsEmpty: false } errors
            ? DossierRefusals.ComponentsInvalid(errors)
            : new ComponentsDigitised(Components);
}

/// <summary>Components were digitised.</summary>
internal sealed record ComponentsDigitised(ImmutableArray<AttachedComponent> Components) : DossierEvent
{
    internal override DossierState ApplyTo(DossierState dossier, Occurrence occurrence) => dossier with
    {
        Components = [.. dossier.Components.Where(old => Components.All(fresh => fresh.Id != old.Id)), .. Components],
        PopulationData = dossier.PopulationData
            || Components.Any(component => component.Source == ComponentSource.PopulationDatabase),
    };
}
