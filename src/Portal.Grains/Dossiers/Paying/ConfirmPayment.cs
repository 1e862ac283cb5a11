using Portal.Grains.Procedures;
using Portal.Grains.Shared;

namespace Portal.Grains.Dossiers.Paying;

/// <summary>
/// Records that the fee was paid: the reception desk for money at the counter, the payment system for money online.
/// A level-4 dossier is paid online. Source: Decree 61/2018 Art. 22; decision 766, index 3.6.
/// </summary>
/// <param name="Amount">Amount in VND; the whole fee.</param>
/// <param name="Channel">Where it was paid.</param>
/// <param name="Reference">Number of the transaction or of the cash receipt.</param>
[GenerateSerializer, Immutable, Alias("portal.dossier.confirm-payment")]
public sealed record ConfirmPayment(
    [property: Id(0)] long Amount,
    [property: Id(1)] PaymentChannel Channel,
    [property: Id(2)] string Reference) : DossierCommand
{
    internal override Permission Permission => Permission.Cashiers;

    internal override StatusSet PossibleIn => StatusSet.Of(
        DossierStatus.Submitted,
        DossierStatus.Accepted,
        DossierStatus.InProcess,
        DossierStatus.SupplementRequested,
        DossierStatus.PaymentRequested,
        DossierStatus.Finished);

    internal override Decision<DossierEvent> Decide(DossierState dossier, DossierContext context)
    {
        var atCounter = Channel == PaymentChannel.Counter;
        if (atCounter != (context.Caller.Role == Role.Reception))
            return DossierRefusals.PaymentChannelNotYours;
        if (atCounter && dossier.OnlineKind == OnlineKind.Full)
            return DossierRefusals.OnlinePaymentRequired;
        if (dossier.FeeDue == 0)
            return DossierRefusals.NothingToPay;
        if (dossier.IsFeePaid)
            return DossierRefusals.AlreadyPaid;
        if (Amount != dossier.FeeDue)
            return DossierRefusals.AmountDiffers(dossier.FeeDue);

        return new PaymentConfirmed(Amount, Channel, Reference);
    }
}

/// <summary>The fee was paid.</summary>
internal sealed record PaymentConfirmed(long Amount, PaymentChannel Channel, string Reference) : DossierEvent
{
    internal override DossierState ApplyTo(DossierState dossier, Occurrence occurrence) => dossier with
    {
        Status = dossier.Status == DossierStatus.PaymentRequested ? dossier.ResumesAs : dossier.Status,
        FeePaid = dossier.FeePaid + Amount,
        PaidOnline = dossier.PaidOnline || Channel != PaymentChannel.Counter,
        PaidAtCounter = dossier.PaidAtCounter || Channel == PaymentChannel.Counter,
        PaidOnlineAt = dossier.PaidOnlineAt ?? (Channel == PaymentChannel.Counter ? null : occurrence.At),
    };
}
