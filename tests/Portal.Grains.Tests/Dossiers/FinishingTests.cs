using Portal.Grains.Dossiers;
using Portal.Grains.Dossiers.Finishing;
using Portal.Grains.Dossiers.Following;
using Portal.Grains.Dossiers.Processing;
using Portal.Grains.Tests.WorkingTime;
using static Portal.Grains.Tests.Dossiers.World;

namespace Portal.Grains.Tests.Dossiers;

public sealed class FinishingTests
{
    [Fact]
    public void A_level_4_result_is_electronic_or_comes_by_post()
    {
        Given.InProcess(Level4).When(new FinishDossier(PaperResult), Leader).ThenRefused("dossier.no_step_in_person");
        Given.InProcess(Level4).When(new FinishDossier(ElectronicResult), Leader).Then<DossierFinished>();
        Given.InProcess(Level4).And(new FinishDossier(PaperResult with { DeliverBy = ReturnMethod.Post }), Leader)
            .When(new ReturnResult(ReturnMethod.Post), Reception).Then<ResultReturned>();
    }

    [Fact]
    public void A_level_4_result_is_not_handed_over_at_the_counter() =>
        Given.Finished(Level4).When(new ReturnResult(ReturnMethod.Counter), Reception)
            .ThenRefused("dossier.no_step_in_person")
            .When(new ReturnResult(ReturnMethod.Electronic), Reception).Then<ResultReturned>()
            .ThenState(dossier => Assert.False(dossier.HadStepInPerson));

    [Fact]
    public void An_electronic_result_has_a_file()
    {
        Given.InProcess(Level4).When(new FinishDossier(ElectronicResult with { FileHash = null }), Leader)
            .ThenRefused("dossier.electronic_file_missing");
        Given.InProcess(Level4)
            .When(new FinishDossier(new DossierResult("KQ", null, InPersonalStore: true, ReturnMethod.Post)), Leader)
            .ThenRefused("dossier.electronic_file_missing");
        Given.InProcess(Level3).And(new FinishDossier(PaperResult), Leader).And(Given.PaidAtCounter, Reception)
            .When(new ReturnResult(ReturnMethod.Electronic), Reception).ThenRefused("dossier.electronic_file_missing");
    }

    [Fact]
    public void A_level_3_result_waits_for_the_step_in_person() =>
        Given.Finished(Level3Free).When(new ReturnResult(ReturnMethod.Electronic), Reception)
            .ThenRefused("dossier.step_in_person_missing")
            .When(new ReturnResult(ReturnMethod.Post), Reception).ThenRefused("dossier.step_in_person_missing")
            .And(new CheckOriginals(), Reception)
            .When(new ReturnResult(ReturnMethod.Electronic), Reception).Then<ResultReturned>();

    [Fact]
    public void Collecting_at_the_counter_is_itself_the_step_in_person() =>
        Given.Finished(Level3Free).When(new ReturnResult(ReturnMethod.Counter), Reception).Then<ResultReturned>()
            .ThenState(dossier => Assert.True(dossier.HadStepInPerson));

    [Fact]
    public void Paying_at_the_counter_is_a_step_in_person_and_paying_online_is_not()
    {
        Given.Finished(Level3).And(Given.PaidAtCounter, Reception)
            .When(new ReturnResult(ReturnMethod.Post), Reception).Then<ResultReturned>();
        Given.Finished(Level3).And(Given.PaidOnline, PaymentSystem)
            .When(new ReturnResult(ReturnMethod.Post), Reception).ThenRefused("dossier.step_in_person_missing");
    }

    [Fact]
    public void The_fee_is_paid_before_the_result_is_handed_over() =>
        Given.Finished(Level3).When(new ReturnResult(ReturnMethod.Counter), Reception).ThenRefused("dossier.fee_not_paid");

    [Fact]
    public void The_end_of_processing_counts_not_the_day_of_collection() =>
        Given.Finished(Level3Free).At("2026-08-20 09:00").And(new ReturnResult(ReturnMethod.Counter), Reception)
            .ThenState(dossier => Assert.Equal(
                (World.Monday, World.Monday, Clocks.At("2026-08-20 09:00")),
                (dossier.FinishedAt, dossier.EndedAt, dossier.ReturnedAt)));

    [Fact]
    public void Results_are_signed_by_those_who_decide() =>
        Given.InProcess(Level4).When(new FinishDossier(ElectronicResult), Specialist).ThenRefused("dossier.role_may_not")
            .When(new FinishDossier(ElectronicResult), Reception).ThenRefused("dossier.role_may_not")
            .When(new FinishDossier(ElectronicResult), Manager).Then<DossierFinished>();

    [Fact]
    public void While_something_is_asked_of_the_citizen_nothing_is_finished()
    {
        Given.SupplementRequested(Level3).When(new FinishDossier(ElectronicResult), Leader)
            .ThenRefused("dossier.not_in_this_status");
        Given.Accepted(Level3).And(new Grains.Dossiers.Paying.RequestPayment(50_000, "Lệ phí"), Leader)
            .When(new FinishDossier(ElectronicResult), Leader).ThenRefused("dossier.not_in_this_status");
    }

    [Fact]
    public void Stopping_ends_the_dossier_and_its_pause() =>
        Given.SupplementRequested(Level3).At("2026-08-04 09:00").When(new StopDossier("Không bổ sung", "Điều 9"), Leader)
            .Then<DossierStopped>().ThenIs(DossierStatus.Stopped)
            .ThenState(dossier => Assert.Equal(
                (Clocks.At("2026-08-04 09:00"), (DateTimeOffset?)null, 86_400_000L),
                (dossier.EndedAt, dossier.PausedFrom, dossier.PausedMilliseconds)));

    [Fact]
    public void A_citizen_takes_a_dossier_back_until_the_result_is_ready()
    {
        var take = new WithdrawDossier(null);
        Given.Submitted(Level4).When(take, An).Then<DossierWithdrawn>().ThenIs(DossierStatus.Withdrawn);
        Given.InProcess(Level4).When(take, An).Then<DossierWithdrawn>();
        Given.SupplementRequested(Level4).When(take, An).Then<DossierWithdrawn>();
        Given.Finished(Level4).When(take, An).ThenRefused("dossier.not_in_this_status");
        Given.InProcess(Level4).When(take, Reception).ThenRefused("dossier.role_may_not");
    }
}

public sealed class FollowingTests
{
    [Fact]
    public void The_applicant_rates_once() =>
        Given.Finished(Level4).When(new RateDossier(false, "Chậm"), An).Then<DossierRated>()
            .When(new RateDossier(true, null), An).ThenRefused("dossier.already_rated")
            .ThenState(dossier => Assert.False(dossier.Liked));

    [Fact]
    public void What_has_not_ended_cannot_be_rated()
    {
        Given.InProcess(Level4).When(new RateDossier(true, null), An).ThenRefused("dossier.not_in_this_status");
        Given.Refused(Level4).When(new RateDossier(false, null), An).Then<DossierRated>();
        Given.Finished(Level4).When(new RateDossier(true, null), Leader).ThenRefused("dossier.role_may_not");
    }

    [Fact]
    public void A_petition_is_linked_once_and_not_without_end()
    {
        var dossier = Given.Submitted(Level4).And(new LinkPetition("p-0"), An)
            .When(new LinkPetition("p-0"), Manager).ThenRefused("dossier.petition_already_linked");
        for (var n = 1; n < DossierLimits.Petitions; n++)
            dossier.And(new LinkPetition($"p-{n}"), An);
        dossier.When(new LinkPetition("one-more"), An).ThenRefused("dossier.too_many_petitions");
    }
}
