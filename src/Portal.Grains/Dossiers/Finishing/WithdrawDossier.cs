using Portal.Grains.Mandates;
using Portal.Grains.Shared;

namespace Portal.Grains.Dossiers.Finishing;

/// <summary>The applicant takes the dossier back (rút hồ sơ), any time before the result is ready.</summary>
/// <param name="Reason">Why; may be empty, nobody has to explain.</param>
[GenerateSerializer, Immutable, Alias("portal.dossier.withdraw")]
public sealed record WithdrawDossier([property: Id(0)] string? Reason) : DossierCommand
{
    internal override Permission Permission => Permission.Applicant;

    internal override StatusSet PossibleIn => StatusSet.Of(
        DossierStatus.Submitted,
        DossierStatus.Accepted,
        DossierStatus.InProcess,
        DossierStatus.SupplementRequested,
        DossierStatus.PaymentRequested);

    internal override Decision<DossierEvent> Decide(DossierState dossier, DossierContext context) =>
        context.Mandate is { MayWithdraw: false }
            ? MandateRefusals.WithdrawalNotCovered
            : new DossierWithdrawn(Reason);
}

/// <summary>The dossier was taken back.</summary>
internal sealed record DossierWithdrawn(string? Reason) : DossierEvent
{
    internal override DossierState ApplyTo(DossierState dossier, Occurrence occurrence) =>
        dossier.Ended(DossierStatus.Withdrawn, occurrence.At);
}
