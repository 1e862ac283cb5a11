using Portal.Grains.Shared;

namespace Portal.Grains.Dossiers.Finishing;

/// <summary>Stops an accepted dossier without a result (dừng xử lý).</summary>
/// <param name="Reason">Why, in words the citizen understands.</param>
/// <param name="LegalClause">The clause that asks for it.</param>
[GenerateSerializer, Immutable, Alias("portal.dossier.stop")]
public sealed record StopDossier(
    [property: Id(0)] string Reason,
    [property: Id(1)] string LegalClause) : DossierCommand
{
    internal override Permission Permission => Permission.Deciders;

    internal override StatusSet PossibleIn => StatusSet.Of(
        DossierStatus.Accepted,
        DossierStatus.InProcess,
        DossierStatus.SupplementRequested,
        DossierStatus.PaymentRequested);

    internal override Decision<DossierEvent> Decide(DossierState dossier, DossierContext context) =>
        dossier.ReceivedAt is null
            ? DossierRefusals.NotInThisStatus(dossier.Status)
            : new DossierStopped(Reason, LegalClause);
}

/// <summary>The processing was stopped.</summary>
internal sealed record DossierStopped(string Reason, string LegalClause) : DossierEvent
{
    internal override DossierState ApplyTo(DossierState dossier, Occurrence occurrence) =>
        dossier.Ended(DossierStatus.Stopped, occurrence.At);
}
