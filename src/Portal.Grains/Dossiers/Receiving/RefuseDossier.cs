using Portal.Grains.Shared;

namespace Portal.Grains.Dossiers.Receiving;

/// <summary>
/// Does not accept a submitted dossier (form 03), also when the applicant does not answer what was asked of them. Only
/// before acceptance; later the agency stops or finishes it. Source: Decree 61/2018 Art. 17.
/// </summary>
/// <param name="Reason">Why, in words the citizen understands.</param>
/// <param name="LegalClause">The clause that forbids acceptance.</param>
[GenerateSerializer, Immutable, Alias("portal.dossier.refuse")]
public sealed record RefuseDossier(
    [property: Id(0)] string Reason,
    [property: Id(1)] string LegalClause) : DossierCommand
{
    internal override Permission Permission => Permission.Reception;

    internal override StatusSet PossibleIn => StatusSet.Of(
        DossierStatus.Submitted,
        DossierStatus.SupplementRequested,
        DossierStatus.PaymentRequested);

    internal override Decision<DossierEvent> Decide(DossierState dossier, DossierContext context) =>
        dossier.ReceivedAt is null
            ? new DossierRefused(Reason, LegalClause)
            : DossierRefusals.NotInThisStatus(dossier.Status);
}

/// <summary>A dossier was not accepted.</summary>
internal sealed record DossierRefused(string Reason, string LegalClause) : DossierEvent
{
    internal override DossierState ApplyTo(DossierState dossier, Occurrence occurrence) => dossier with
    {
        Status = DossierStatus.Refused,
        EndedAt = occurrence.At,
    };
}
