using Portal.Grains.Shared;

namespace Portal.Grains.Dossiers.Processing;

/// <summary>Gives a dossier to an officer, or to another one.</summary>
/// <param name="Assignee">Subject id of the officer.</param>
[GenerateSerializer, Immutable, Alias("portal.dossier.assign")]
public sealed record AssignDossier([property: Id(0)] string Assignee) : DossierCommand
{
    internal override Permission Permission => Permission.Distributors;

    internal override StatusSet PossibleIn => StatusSet.Of(
        DossierStatus.Accepted,
        DossierStatus.InProcess,
        DossierStatus.SupplementRequested,
        DossierStatus.PaymentRequested);

    internal override Decision<DossierEvent> Decide(DossierState dossier, DossierContext context) =>
        // A submitted dossier that waits for a supplement or a payment has no officer yet.
        dossier.ReceivedAt is null
            ? DossierRefusals.NotInThisStatus(dossier.Status)
            : new DossierAssigned(Assignee);
}

/// <summary>A dossier was given to an officer.</summary>
internal sealed record DossierAssigned(string Assignee) : DossierEvent
{
    internal override DossierState ApplyTo(DossierState dossier, Occurrence occurrence) => dossier with
    {
        Status = dossier.Status == DossierStatus.Accepted ? DossierStatus.InProcess : dossier.Status,
        Assignee = Assignee,
    };
}
