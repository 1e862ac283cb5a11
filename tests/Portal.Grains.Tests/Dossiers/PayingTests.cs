using Portal.Grains.Dossiers;
using Portal.Grains.Dossiers.Paying;
using Portal.Grains.Dossiers.Receiving;
using static Portal.Grains.Tests.Dossiers.World;

namespace Portal.Grains.Tests.Dossiers;

public sealed class PayingTests
{
    private static readonly RequestPayment Ask = new(50_000, "Lệ phí");

    [Fact]
    public void A_payment_request_waits_and_goes_on_where_it_was() =>
        Given.InProcess(Level3).When(Ask, Specialist).Then<PaymentRequested>().ThenIs(DossierStatus.PaymentRequested)
            .When(Given.PaidOnline, PaymentSystem).Then<PaymentConfirmed>().ThenIs(DossierStatus.InProcess)
            .ThenState(dossier => Assert.Equal(
                (true, true, false), (dossier.IsFeePaid, dossier.PaidOnline, dossier.PaidAtCounter)));

    [Fact]
    public void A_submitted_dossier_can_be_asked_to_pay_first() =>
        Given.Submitted(Level4).And(Ask, Reception).And(Given.PaidOnline, PaymentSystem)
            .ThenIs(DossierStatus.Submitted).When(new AcceptDossier(), Reception).Then<DossierAccepted>();

    [Fact]
    public void Level_4_is_paid_online_never_at_the_counter() =>
        Given.Submitted(Level4).When(Given.PaidAtCounter, Reception).ThenRefused("dossier.online_payment_required");

    [Fact]
    public void Money_at_the_counter_is_confirmed_by_the_desk_and_money_online_by_the_payment_system()
    {
        Given.Accepted(Level3).When(Given.PaidAtCounter, PaymentSystem).ThenRefused("dossier.payment_channel_not_yours");
        Given.Accepted(Level3).When(Given.PaidOnline, Reception).ThenRefused("dossier.payment_channel_not_yours");
        Given.Accepted(Level3).When(Given.PaidOnline, An).ThenRefused("dossier.role_may_not");
        Given.Accepted(Level3).When(Given.PaidOnline with { Channel = PaymentChannel.OwnGateway }, PaymentSystem)
            .Then<PaymentConfirmed>();
    }

    [Fact]
    public void The_fee_is_paid_once_and_whole() =>
        Given.Accepted(Level3).When(Given.PaidOnline with { Amount = 49_999 }, PaymentSystem)
            .ThenRefused("dossier.amount_differs")
            .When(Given.PaidOnline with { Amount = 50_001 }, PaymentSystem).ThenRefused("dossier.amount_differs")
            .And(Given.PaidOnline, PaymentSystem)
            .When(Given.PaidOnline, PaymentSystem).ThenRefused("dossier.already_paid")
            .When(Ask, Leader).ThenRefused("dossier.already_paid");

    [Fact]
    public void What_is_free_stays_free()
    {
        Given.Accepted(Level4Free).When(Given.PaidOnline, PaymentSystem).ThenRefused("dossier.nothing_to_pay");
        Given.Accepted(Level4Free).When(Ask, Leader).ThenRefused("dossier.nothing_to_pay");
    }

    [Fact]
    public void A_fixed_fee_is_asked_for_as_it_is() =>
        Given.Accepted(Level3).When(Ask with { Amount = 60_000 }, Leader).ThenRefused("dossier.fee_is_fixed");

    [Fact]
    public void Where_the_agency_sets_the_fee_the_request_does() =>
        Given.Accepted(FeeSetByAgency).And(new RequestPayment(120_000, "Thẩm định"), Reception)
            .ThenState(dossier => Assert.Equal((120_000, false), (dossier.FeeDue, dossier.IsFeePaid)))
            .When(Given.PaidOnline with { Amount = 120_000 }, PaymentSystem).Then<PaymentConfirmed>();

    [Theory]
    [InlineData(0)]
    [InlineData(-1)]
    public void Nobody_is_asked_to_pay_nothing_which_could_never_be_confirmed(long amount) =>
        Given.Accepted(FeeSetByAgency).When(new RequestPayment(amount, "?"), Reception)
            .ThenRefused("dossier.nothing_to_pay");

    [Fact]
    public void A_payment_system_of_another_agency_sees_nothing() =>
        Given.Accepted(Level3).When(Given.PaidOnline, PaymentSystem with { Agency = "H44.04" })
            .ThenRefused("dossier.not_found");
}
