using Portal.Grains.Dossiers;
using Portal.Grains.Dossiers.Finishing;
using Portal.Grains.Dossiers.Paying;
using Portal.Grains.Dossiers.Processing;
using Portal.Grains.Dossiers.Receiving;
using Portal.Grains.Dossiers.Supplementing;
using Portal.Grains.Tests.WorkingTime;
using Portal.Grains.WorkingTime;
using static Portal.Grains.Tests.Dossiers.World;

namespace Portal.Grains.Tests.Dossiers;

public sealed class ReceivingTests
{
    [Fact]
    public void Acceptance_starts_the_clock_and_promises_a_date() =>
        Given.Submitted(Level3).When(new AcceptDossier(), Reception)
            .Then<DossierAccepted>(accepted => Assert.Equal(DueFromMonday, accepted.DueAt))
            .ThenState(dossier =>
            {
                Assert.Equal((DossierStatus.Accepted, 1), (dossier.Status, dossier.Step));
                Assert.Equal((World.Monday, DueFromMonday), (dossier.ReceivedAt, dossier.FirstDueAt));
            });

    [Fact]
    public void Acceptance_outside_office_hours_counts_from_the_next_session() =>
        Given.Submitted(Level3).At("2026-08-08 22:00").When(new AcceptDossier(), Reception)
            .ThenState(dossier => Assert.Equal(Clocks.At("2026-08-17 17:00"), dossier.DueAt));

    [Fact]
    public void A_fee_at_receipt_is_paid_before_acceptance() =>
        Given.Submitted(Level4).When(new AcceptDossier(), Reception).ThenRefused("dossier.fee_not_paid")
            .And(Given.PaidOnline, PaymentSystem)
            .When(new AcceptDossier(), Reception).Then<DossierAccepted>();

    [Fact]
    public void A_limit_that_runs_beyond_the_calendar_is_refused_before_a_date_is_promised()
    {
        var endless = Level3 with { Limit = new TimeLimit(1000, TimeLimitUnit.Month) };
        Given.Submitted(endless).When(new AcceptDossier(), Reception).ThenRefused("dossier.beyond_calendar");
        Given.Nothing(endless).When(Given.Registration(endless), Reception).ThenRefused("dossier.beyond_calendar");
        Given.Submitted(Level3).At("2059-12-30 09:00").When(new AcceptDossier(), Reception).ThenRefused("dossier.beyond_calendar");
        Given.InProcess(Level3)
            .When(new ExtendDossier(Clocks.At("2060-01-05 17:00"), "r", "x"), Leader).ThenRefused("dossier.beyond_calendar");
    }

    [Fact]
    public void Only_what_is_submitted_can_be_accepted_or_refused()
    {
        Given.Accepted(Level3).When(new AcceptDossier(), Reception).ThenRefused("dossier.not_in_this_status");
        Given.Registered(Level3).When(new RefuseDossier("r", "c"), Reception).ThenRefused("dossier.not_in_this_status");
    }

    [Fact]
    public void A_refusal_ends_the_dossier_before_its_clock_starts() =>
        Given.Refused(Level3).ThenIs(DossierStatus.Refused)
            .ThenState(dossier => Assert.Equal(
                (World.Monday, (DateTimeOffset?)null), (dossier.EndedAt, dossier.ReceivedAt)))
            .When(new WithdrawDossier(null), An).ThenRefused("dossier.not_in_this_status");

    [Fact]
    public void An_applicant_who_never_answers_does_not_keep_a_dossier_open_that_was_not_accepted()
    {
        var refuse = new RefuseDossier("Quá hạn bổ sung", "Điều 17");
        Given.Submitted(Level3).And(new RequestSupplement([MissingPaper]), Reception)
            .When(refuse, Reception).Then<DossierRefused>().ThenIs(DossierStatus.Refused)
            .ThenState(dossier => Assert.Equal(
                (World.Monday, (DateTimeOffset?)null), (dossier.EndedAt, dossier.ReceivedAt)));
        Given.Submitted(Level4).And(new RequestPayment(50_000, "Lệ phí"), Reception)
            .When(refuse, Reception).Then<DossierRefused>().ThenIs(DossierStatus.Refused);
    }

    [Fact]
    public void An_accepted_dossier_that_waits_for_its_applicant_is_stopped_and_not_refused() =>
        Given.SupplementRequested(Level3)
            .When(new RefuseDossier("Quá hạn bổ sung", "Điều 17"), Reception).ThenRefused("dossier.not_in_this_status")
            .When(new StopDossier("Quá hạn bổ sung", "Điều 19"), Leader).Then<DossierStopped>();
}

public sealed class ProcessingTests
{
    [Fact]
    public void An_assigned_dossier_is_in_process() =>
        Given.Accepted(Level3).When(new AssignDossier("specialist"), Leader).Then<DossierAssigned>()
            .ThenIs(DossierStatus.InProcess)
            .When(new AssignDossier("specialist-2"), Manager).ThenIs(DossierStatus.InProcess)
            .ThenState(dossier => Assert.Equal("specialist-2", dossier.Assignee));

    [Fact]
    public void A_specialist_cannot_give_a_dossier_away() =>
        Given.InProcess(Level3).When(new AssignDossier("specialist-2"), Specialist).ThenRefused("dossier.role_may_not");

    [Fact]
    public void A_dossier_that_was_not_accepted_has_no_officer() =>
        Given.Submitted(Level3)
            .And(new RequestSupplement([MissingPaper]), Reception)
            .When(new AssignDossier("specialist"), Leader).ThenRefused("dossier.not_in_this_status");

    [Fact]
    public void Forwarding_goes_step_by_step_to_the_last_one() =>
        Given.InProcess(Level3)
            .When(new ForwardDossier("specialist", null), Specialist)
            .Then<DossierForwarded>(forwarded => Assert.Equal(2, forwarded.Step))
            .When(new ForwardDossier("leader", "trình ký"), Specialist)
            .Then<DossierForwarded>(forwarded => Assert.Equal(3, forwarded.Step))
            .When(new ForwardDossier(null, null), Leader).ThenRefused("dossier.last_step");

    [Fact]
    public void A_specialist_handles_only_their_own_dossiers() =>
        Given.InProcess(Level3).When(new ForwardDossier(null, null), OtherSpecialist)
            .ThenRefused("dossier.not_assigned_to_you")
            .When(new ForwardDossier(null, null), Specialist).Then<DossierForwarded>()
            .When(new ForwardDossier(null, null), Specialist).ThenRefused("dossier.not_assigned_to_you");

    [Fact]
    public void Originals_are_seen_once_and_never_for_level_4()
    {
        Given.Accepted(Level3).When(new CheckOriginals(), Reception).Then<OriginalsChecked>()
            .When(new CheckOriginals(), Reception).ThenRefused("dossier.originals_already_checked");
        Given.Accepted(Level4).When(new CheckOriginals(), Reception).ThenRefused("dossier.no_step_in_person");
    }

    [Fact]
    public void Digitised_components_replace_the_paper() =>
        Given.Registered(Level3)
            .When(new DigitiseComponents([new("c1", Hash, "c1.pdf", ComponentSource.Scanned)]), Reception)
            .Then<ComponentsDigitised>()
            .ThenState(dossier => Assert.Equal(
                [("c2", ComponentSource.Paper), ("c1", ComponentSource.Scanned)],
                dossier.Components.Select(component => (component.Id, component.Source))))
            .When(new DigitiseComponents([new("c1", null, null, ComponentSource.Scanned)]), Reception)
            .ThenRefused("dossier.components_invalid", "/components/0 component.file_missing");

    [Theory]
    [InlineData(ComponentSource.Reused)]
    [InlineData(ComponentSource.PersonalStore)]
    public void What_was_handed_in_or_scanned_is_not_used_again_in_the_same_dossier(ComponentSource source)
    {
        AttachedComponent Again(string id) => new(id, Hash, "again.pdf", source);
        Given.Accepted(Level3).When(new DigitiseComponents([Again("c1")]), Reception)
            .ThenRefused("dossier.components_invalid", "/components/0 component.of_this_dossier");
        Given.Registered(Level3)
            .When(new DigitiseComponents([new("c1", Hash, "c1.pdf", ComponentSource.Scanned), Again("c2")]), Reception)
            .ThenRefused("dossier.components_invalid", "/components/1 component.of_this_dossier")
            .When(new DigitiseComponents([Again("c2")]), Reception).Then<ComponentsDigitised>();
    }

    [Fact]
    public void Data_of_the_population_database_needs_no_file_and_is_remembered() =>
        Given.Accepted(Level3)
            .And(new DigitiseComponents([new("c2", null, null, ComponentSource.PopulationDatabase)]), Reception)
            .ThenState(dossier => Assert.True(dossier.PopulationData));
}

public sealed class ExtendingTests
{
    private static ExtendDossier To(string date) => new(Clocks.At(date), "Chờ ý kiến", "Xin lỗi");

    [Fact]
    public void A_new_date_is_promised_once_and_the_first_one_is_kept() =>
        Given.InProcess(Level3).When(To("2026-08-14 17:00"), Leader).Then<DossierExtended>()
            .ThenState(dossier => Assert.Equal(
                (Clocks.At("2026-08-14 17:00"), DueFromMonday, true),
                (dossier.DueAt, dossier.FirstDueAt, dossier.Extended)))
            .When(To("2026-08-20 17:00"), Leader).ThenRefused("dossier.already_extended");

    [Fact]
    public void The_apology_comes_at_the_latest_one_working_day_before()
    {
        Given.InProcess(Level3).At("2026-08-07 17:00").When(To("2026-08-14 17:00"), Manager).Then<DossierExtended>();
        Given.InProcess(Level3).At("2026-08-07 17:01").When(To("2026-08-14 17:00"), Manager)
            .ThenRefused("dossier.extension_too_late");
    }

    [Fact]
    public void The_new_date_is_later() =>
        Given.InProcess(Level3).When(To("2026-08-10 17:00"), Leader).ThenRefused("dossier.new_date_not_later");

    [Fact]
    public void What_was_not_accepted_has_no_date_to_move() =>
        Given.Submitted(Level4).And(new Grains.Dossiers.Paying.RequestPayment(50_000, "Lệ phí"), Reception)
            .When(To("2026-08-14 17:00"), Leader).ThenRefused("dossier.not_in_this_status");
}
