using Portal.Grains.Procedures;
using Portal.Grains.Shared;

namespace Portal.Grains.Dossiers.Paying;

/// <summary>Asks the applicant to pay (status 6). Where the law leaves the amount to the agency, it is set here.</summary>
/// <param name="Amount">Amount in VND; the fixed fee, or what the agency sets.</param>
/// <param name="Reason">What the money is for.</param>
[GenerateSerializer, Immutable, Alias("portal.dossier.request-payment")]
public sealed record RequestPayment(
    [property: Id(0)] long Amount,
    [property: Id(1)] string Reason) : DossierCommand
{
    internal override Permission Permission => Permission.Handlers;

    internal override StatusSet PossibleIn =>
        StatusSet.Of(DossierStatus.Submitted, DossierStatus.Accepted, DossierStatus.InProcess);

    internal override Decision<DossierEvent> Decide(DossierState dossier, DossierContext context) =>
        context.Procedure.Fee.Kind switch
        {
            FeeKind.Free => DossierRefusals.NothingToPay,
            _ when Amount <= 0 => DossierRefusals.NothingToPay,
            _ when dossier.FeeDue > 0 && dossier.IsFeePaid => DossierRefusals.AlreadyPaid,
            FeeKind.Fixed when Amount != dossier.FeeDue => DossierRefusals.FeeIsFixed,
            _ => new PaymentRequested(Amount, Reason),
        };
}

/// <summary>The applicant was asked to pay.</summary>
internal sealed record PaymentRequested(long Amount, string Reason) : DossierEvent
{
    internal override DossierState ApplyTo(DossierState dossier, Occurrence occurrence) => dossier with
    {
        Status = DossierStatus.PaymentRequested,
        ResumesAs = dossier.Status,
        FeeDue = Amount,
    };
}
