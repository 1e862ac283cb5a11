using Portal.Grains.Procedures;
using Portal.Grains.Shared;

namespace Portal.Grains.Dossiers.Processing;

/// <summary>Records that the applicant came and showed the originals: the step in person of level 3.</summary>
[GenerateSerializer, Immutable, Alias("portal.dossier.check-originals")]
public sealed record CheckOriginals : DossierCommand
{
    internal override Permission Permission => Permission.Reception;

    internal override StatusSet PossibleIn => StatusSet.Of(
        DossierStatus.Submitted,
        DossierStatus.Accepted,
        DossierStatus.InProcess,
        DossierStatus.SupplementRequested,
        DossierStatus.PaymentRequested,
        DossierStatus.Finished);

    internal override Decision<DossierEvent> Decide(DossierState dossier, DossierContext context)
    {
        if (dossier.OnlineKind == OnlineKind.Full)
            return DossierRefusals.NoStepInPerson;
        return dossier.OriginalsChecked ? DossierRefusals.OriginalsAlreadyChecked : new OriginalsChecked();
    }
}

/// <summary>The originals were seen.</summary>
internal sealed record OriginalsChecked : DossierEvent
{
    internal override DossierState ApplyTo(DossierState dossier, Occurrence occurrence) =>
        dossier with { OriginalsChecked = true };
}
