using Portal.Grains.Dossiers;
using Portal.Grains.Dossiers.Submitting;
using Portal.Grains.Procedures;
using Portal.Grains.Shared;
using static Portal.Grains.Tests.Dossiers.World;

namespace Portal.Grains.Tests.Dossiers;

public sealed class SubmittingTests
{
    [Fact]
    public void A_level_4_submission_pins_version_level_fee_and_identity() =>
        Given.Nothing(Level4).When(Given.Submission(Level4), An)
            .Then<DossierSubmitted>(submitted => Assert.Equal(
                new SubmissionTerms("4.1", 1, "Hộ tịch", OnlineKind.Full, 50_000, true, false), submitted.Terms))
            .ThenIs(DossierStatus.Submitted)
            .ThenState(dossier =>
            {
                Assert.Equal(
                    (DossierScenario.Number, 1, OnlineKind.Full),
                    (dossier.Number, dossier.ProcedureVersion, dossier.OnlineKind));
                Assert.Equal((World.Monday, (DateTimeOffset?)null), (dossier.SubmittedAt, dossier.ReceivedAt));
                Assert.Equal(Channel.Online, dossier.Channel);
            });

    [Theory]
    [InlineData(Assurance.Low)]
    [InlineData(Assurance.Substantial)]
    public void Level_4_needs_a_verified_identity(Assurance assurance) =>
        Given.Nothing(Level4).When(Given.Submission(Level4), An with { Assurance = assurance })
            .ThenRefused("dossier.identity_not_verified");

    [Fact]
    public void Level_3_can_be_submitted_without_a_verified_identity_since_a_step_in_person_follows() =>
        Given.Nothing(Level3).When(Given.Submission(Level3), An with { Assurance = Assurance.Low })
            .Then<DossierSubmitted>(submitted => Assert.False(submitted.Terms.IdentityVerified));

    [Fact]
    public void A_draft_of_level_4_may_be_begun_with_any_identity_but_not_submitted()
    {
        Given.Nothing(Level4).When(Given.Drafted(Level4), AnByPhone).ThenIs(DossierStatus.Draft)
            .When(new SubmitDraft(), AnByPhone).ThenRefused("dossier.identity_not_verified");
    }

    [Fact]
    public void A_procedure_that_is_not_online_is_handed_in_at_the_counter()
    {
        Given.Nothing(CounterOnly).When(Given.Submission(CounterOnly), An).ThenRefused("dossier.not_offered_online");
        Given.Nothing(CounterOnly).When(Given.Drafted(CounterOnly), An).ThenRefused("dossier.not_offered_online");
    }

    [Fact]
    public void Only_the_subjects_of_the_procedure_may_ask_for_it()
    {
        Given.Nothing(Level4)
            .When(Given.Submission(Level4) with { ApplicantKind = SubjectKind.Enterprise }, An)
            .ThenRefused("dossier.subject_not_entitled");
        Given.Nothing(Level4)
            .When(Given.Registration(Level4) with { ApplicantKind = SubjectKind.Organisation }, Reception)
            .ThenRefused("dossier.subject_not_entitled");
    }

    [Fact]
    public void A_form_with_a_missing_field_is_refused_with_its_pointer() =>
        Given.Nothing(Level4).When(Given.Submission(Level4) with { Form = Json("""{"fullName":"An"}""") }, An)
            .ThenRefused("dossier.form_invalid", "/form/child form.required");

    [Fact]
    public void Every_required_component_is_there_at_submission() =>
        Given.Nothing(Level4).When(Given.Submission(Level4) with { Components = [Uploaded("c1")] }, An)
            .ThenRefused("dossier.components_invalid", "/components component.missing");

    [Fact]
    public void Components_are_known_come_once_and_bring_their_file() =>
        Given.Nothing(Level4)
            .When(
                Given.Submission(Level4) with
                {
                    Components =
                    [
                        Uploaded("c1"), Uploaded("c2"), Uploaded("c1"), Uploaded("c9"),
                        new("c3", null, null, ComponentSource.Reused),
                    ],
                },
                An)
            .ThenRefused(
                "dossier.components_invalid",
                "/components/2 component.twice",
                "/components/3 component.unknown",
                "/components/4 component.file_missing");

    [Theory]
    [InlineData(ComponentSource.Scanned, "/components/1/source component.source_of_agency")]
    [InlineData(ComponentSource.PopulationDatabase, "/components/1/source component.source_of_agency")]
    [InlineData(ComponentSource.PersonalStore, "/components/1/fileHash component.store_paper_not_named")]
    public void What_only_an_agency_can_know_the_applicant_does_not_say(ComponentSource source, string error)
    {
        AttachedComponent[] components = [Uploaded("c1"), new("c2", null, null, source)];
        foreach (var procedure in new[] { Level3, Level4 })
        {
            Given.Nothing(procedure).When(Given.Submission(procedure) with { Components = [.. components] }, An)
                .ThenRefused("dossier.source_not_allowed", error);
        }
    }

    [Fact]
    public void A_paper_is_brought_where_something_happens_in_person()
    {
        AttachedComponent[] components = [Uploaded("c1"), new("c2", null, null, ComponentSource.Paper)];
        Given.Nothing(Level3).When(Given.Submission(Level3) with { Components = [.. components] }, An).Then<DossierSubmitted>();
        Given.Nothing(Level4).When(Given.Submission(Level4) with { Components = [.. components] }, An)
            .ThenRefused("dossier.source_not_allowed", "/components/1/source component.paper_not_online");
    }

    [Fact]
    public void A_dossier_begins_once() =>
        Given.Submitted(Level4).When(Given.Submission(Level4), An).ThenRefused("dossier.already_exists");

    [Fact]
    public void A_submitted_draft_carries_what_was_filled_in() =>
        Given.Draft(Level3).When(new SubmitDraft(), An).ThenRefused("dossier.components_invalid")
            .When(new Grains.Dossiers.Drafting.SaveDraft(RawJson.EmptyObject, Attached), An)
            .When(new SubmitDraft(), An).Then<DraftSubmitted>()
            .ThenState(dossier =>
            {
                Assert.Equal((DossierStatus.Submitted, 3), (dossier.Status, dossier.Revision));
                Assert.Equal(DossierScenario.Number, dossier.Number);
                Assert.Equal(50_000, dossier.FeeDue);
            });
}

public sealed class RegisteringTests
{
    [Theory]
    [InlineData(Channel.Direct)]
    [InlineData(Channel.Post)]
    public void Dossiers_from_counter_and_post_enter_as_accepted_with_their_date(Channel channel) =>
        Given.Nothing(Level4).When(Given.Registration(Level4) with { Channel = channel }, Reception)
            .Then<DossierRegistered>()
            .ThenState(dossier =>
            {
                Assert.Equal((DossierStatus.Accepted, channel, 1), (dossier.Status, dossier.Channel, dossier.Step));
                Assert.Equal((World.Monday, World.Monday), (dossier.SubmittedAt, dossier.ReceivedAt));
                Assert.Equal((DueFromMonday, DueFromMonday), (dossier.DueAt, dossier.FirstDueAt));
            });

    [Fact]
    public void A_counter_dossier_of_a_level_4_procedure_is_not_level_4() =>
        Given.Registered(Level4).ThenState(dossier => Assert.Equal(OnlineKind.None, dossier.OnlineKind))
            .And(Given.PaidAtCounter, Reception)
            .And(new Grains.Dossiers.Finishing.FinishDossier(PaperResult), Leader)
            .And(new Grains.Dossiers.Finishing.ReturnResult(ReturnMethod.Counter), Reception)
            .ThenIs(DossierStatus.ResultReturned);

    [Fact]
    public void The_identity_is_what_the_desk_checked_not_what_the_officer_is() =>
        Given.Registered(Level4).ThenState(dossier => Assert.False(dossier.IdentityVerified));

    [Fact]
    public void The_desk_registers_for_its_own_agency_and_those_below_it()
    {
        Given.Nothing(Level4).When(Given.Registration(Level4), Reception with { Agency = "H44.04" })
            .ThenRefused("dossier.not_found");
        Given.Nothing(Level4).When(Given.Registration(Level4), Reception with { Agency = "H44" })
            .Then<DossierRegistered>();
    }

    [Fact]
    public void What_is_registered_is_complete() =>
        Given.Nothing(Level4).When(Given.Registration(Level4) with { Components = [] }, Reception)
            .ThenRefused("dossier.components_invalid", "/components component.missing", "/components component.missing");
}
