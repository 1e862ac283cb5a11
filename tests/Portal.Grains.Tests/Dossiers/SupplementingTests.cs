using Portal.Grains.Dossiers;
using Portal.Grains.Dossiers.Receiving;
using Portal.Grains.Dossiers.Supplementing;
using Portal.Grains.Shared;
using Portal.Grains.Tests.WorkingTime;
using static Portal.Grains.Tests.Dossiers.World;

namespace Portal.Grains.Tests.Dossiers;

public sealed class SupplementingTests
{
    private static readonly RequestSupplement Request = new([MissingPaper]);
    private static readonly SupplementDossier Answer = new(RawJson.EmptyObject, [Uploaded("c2")]);

    [Fact]
    public void A_request_names_each_thing_with_reason_and_clause() =>
        Given.Accepted(Level3).When(new RequestSupplement([MissingPaper, WrongBirthDate]), Reception)
            .Then<SupplementRequested>(requested => Assert.Equal<SupplementItem>(
                [MissingPaper, WrongBirthDate], requested.Items))
            .ThenIs(DossierStatus.SupplementRequested)
            .ThenState(dossier => Assert.Equal((World.Monday, 1), (dossier.PausedFrom, dossier.SupplementRequests)));

    [Fact]
    public void A_request_for_nothing_is_refused() =>
        Given.Accepted(Level3).When(new RequestSupplement([]), Reception)
            .ThenRefused("dossier.supplement_invalid", "/items supplement.nothing_asked");

    [Theory]
    [InlineData("c9")]
    [InlineData("/nothing")]
    [InlineData("/child/birthDate/year")]
    [InlineData("/")]
    [InlineData("")]
    public void A_request_names_only_what_the_procedure_has(string target) =>
        Given.Accepted(Level3).When(new RequestSupplement([MissingPaper, MissingPaper with { Target = target }]), Reception)
            .ThenRefused("dossier.supplement_invalid", "/items/1/target supplement.unknown_target");

    [Fact]
    public void A_request_comes_within_three_working_days_of_receipt()
    {
        Given.Accepted(Level3).At("2026-08-06 17:00").When(Request, Reception).Then<SupplementRequested>();
        Given.Accepted(Level3).At("2026-08-06 17:01").When(Request, Reception).ThenRefused("dossier.supplement_too_late");
    }

    [Fact]
    public void Before_acceptance_no_limit_runs_and_nothing_is_paused() =>
        Given.Submitted(Level3).At("2026-09-30 09:00").When(Request, Reception).Then<SupplementRequested>()
            .ThenState(dossier => Assert.Null(dossier.PausedFrom))
            .And(Answer, An).ThenIs(DossierStatus.Submitted)
            .ThenState(dossier => Assert.Equal(((DateTimeOffset?)null, 0L), (dossier.DueAt, dossier.PausedMilliseconds)))
            .When(new AcceptDossier(), Reception).Then<DossierAccepted>();

    [Fact]
    public void The_completed_dossier_starts_the_legal_limit_again_but_the_first_date_is_kept() =>
        Given.SupplementRequested(Level3).At("2026-08-05 10:00").When(Answer, An).Then<DossierSupplemented>()
            .ThenIs(DossierStatus.Accepted)
            .ThenState(dossier =>
            {
                Assert.Equal(Clocks.At("2026-08-12 17:00"), dossier.DueAt);
                Assert.Equal(DueFromMonday, dossier.FirstDueAt);
                Assert.Equal(TimeSpan.FromHours(49), TimeSpan.FromMilliseconds(dossier.PausedMilliseconds));
                Assert.Null(dossier.PausedFrom);
                Assert.Empty(dossier.AskedFor);
            });

    [Fact]
    public void A_second_request_needs_the_release_of_a_leader() =>
        Given.Supplemented(Level3).When(Request, Reception).ThenRefused("dossier.second_supplement")
            .When(new ReleaseSecondSupplement("Văn bản mới"), Reception).ThenRefused("dossier.role_may_not")
            .And(new ReleaseSecondSupplement("Văn bản mới"), Leader)
            .When(new ReleaseSecondSupplement("Văn bản mới"), Leader).ThenRefused("dossier.nothing_to_release")
            .When(Request, Reception).Then<SupplementRequested>()
            .And(Answer, An)
            .When(Request, Reception).ThenRefused("dossier.second_supplement");

    [Fact]
    public void The_release_also_lifts_the_three_days() =>
        Given.Supplemented(Level3).At("2026-08-20 09:00").And(new ReleaseSecondSupplement("Văn bản mới"), Leader)
            .When(Request, Reception).Then<SupplementRequested>();

    [Fact]
    public void Nothing_can_be_released_before_the_first_request() =>
        Given.Accepted(Level3).When(new ReleaseSecondSupplement("r"), Leader).ThenRefused("dossier.nothing_to_release");

    [Fact]
    public void The_answer_contains_everything_that_was_asked_for() =>
        Given.SupplementRequested(Level3, MissingPaper, WrongBirthDate).When(Answer, An)
            .ThenRefused("dossier.supplement_invalid", "/form/child/birthDate supplement.still_missing")
            .When(new SupplementDossier(Json("""{"child":{"birthDate":"2026-07-31"}}"""), []), An)
            .ThenRefused("dossier.supplement_invalid", "/components supplement.still_missing");

    [Fact]
    public void The_answer_contains_nothing_that_was_not_asked_for() =>
        Given.SupplementRequested(Level3)
            .When(new SupplementDossier(Json("""{"fullName":"Khác"}"""), [Uploaded("c2"), Uploaded("c1")]), An)
            .ThenRefused(
                "dossier.supplement_invalid",
                "/form/fullName supplement.not_asked_for",
                "/components/1 supplement.not_asked_for");

    [Fact]
    public void Replacing_the_object_above_a_marked_field_is_more_than_was_asked_for() =>
        Given.SupplementRequested(Level3, WrongBirthDate)
            .When(new SupplementDossier(Json("""{"child":null}"""), []), An).ThenRefused(
                "dossier.supplement_invalid",
                "/form/child supplement.not_asked_for",
                "/form/child/birthDate supplement.still_missing");

    [Fact]
    public void A_field_is_corrected_in_place() =>
        Given.SupplementRequested(Level3, WrongBirthDate)
            .And(new SupplementDossier(Json("""{"child":{"birthDate":"2026-07-31"}}"""), []), An)
            .ThenState(dossier => Assert.Equal(
                """{"fullName":"Nguyễn Văn An","child":{"birthDate":"2026-07-31"}}""", Text(dossier.Form)));

    [Fact]
    public void A_marked_entry_of_a_list_is_answered_with_the_list() =>
        Given.SupplementRequested(Level3, WrongBirthDate with { Target = "/witnesses/0" })
            .When(new SupplementDossier(Json("""{"witnesses":["Trần Thị Bình"]}"""), []), An)
            .Then<DossierSupplemented>();

    [Fact]
    public void The_completed_form_is_valid() =>
        Given.SupplementRequested(Level3, WrongBirthDate)
            .When(new SupplementDossier(Json("""{"child":{"birthDate":"2026-02-30"}}"""), []), An)
            .ThenRefused("dossier.form_invalid", "/form/child/birthDate form.format.date");

    [Fact]
    public void A_fee_that_is_due_with_the_supplement_is_paid_by_then() =>
        Given.SupplementRequested(PaidWithSupplement).When(Answer, An).ThenRefused("dossier.fee_not_paid")
            .And(Given.PaidOnline, PaymentSystem).ThenIs(DossierStatus.SupplementRequested)
            .When(Answer, An).Then<DossierSupplemented>();

    [Fact]
    public void Only_an_open_request_is_answered() =>
        Given.Accepted(Level3).When(Answer, An).ThenRefused("dossier.not_in_this_status");

    [Fact]
    public void A_specialist_asks_only_for_their_own_dossiers() =>
        Given.InProcess(Level3).When(Request, OtherSpecialist).ThenRefused("dossier.not_assigned_to_you")
            .When(Request, Specialist).Then<SupplementRequested>()
            .And(Answer, An).ThenIs(DossierStatus.InProcess);
}
