using Portal.Grains.Dossiers;
using Portal.Grains.Dossiers.Drafting;
using Portal.Grains.Dossiers.Finishing;
using Portal.Grains.Dossiers.Following;
using Portal.Grains.Dossiers.Submitting;
using Portal.Grains.Dossiers.Supplementing;
using Portal.Grains.Mandates;
using Portal.Grains.Procedures;
using Portal.Grains.Shared;
using Portal.Grains.Tests.Dossiers;
using static Portal.Grains.Tests.Dossiers.World;

namespace Portal.Grains.Tests.Mandates;

/// <summary>What a helper may do with a villager's dossier, in the pure rules of dossiers.</summary>
public sealed class RepresentationTests
{
    private static readonly MandateGrant Grant = new("m1", An.Subject, Assurance.Verified, false);

    [Fact]
    public void The_dossier_is_the_villagers_and_says_who_filed_it_under_which_mandate() =>
        Filed(Level3Free).ThenState(dossier =>
        {
            Assert.Equal((An.Subject, Helper.Subject, "m1"), (dossier.Applicant, dossier.FiledBy, dossier.Mandate));
            Assert.True(Permission.CanSee(dossier, An));
        });

    [Fact]
    public void A_draft_under_a_mandate_becomes_the_villagers_dossier() =>
        Given.Nothing(Level3Free).Under(Grant)
            .And(Given.Drafted(Level3Free), Helper)
            .And(new SaveDraft(RawJson.EmptyObject, Attached), Helper)
            .When(new SubmitDraft(), Helper).ThenIs(DossierStatus.Submitted)
            .ThenState(dossier => Assert.Equal((An.Subject, "m1"), (dossier.Applicant, dossier.Mandate)));

    [Fact]
    public void Without_an_open_mandate_the_helper_does_not_learn_that_the_dossier_exists()
    {
        var filed = Filed(Level3Free).Under(null);
        Assert.False(Permission.CanSee(filed.State, Helper));
        filed.When(new WithdrawDossier(null), Helper).ThenRefused("dossier.not_found");
    }

    [Fact]
    public void A_mandate_of_somebody_else_opens_nothing() =>
        Assert.False(Permission.CanSee(Filed(Level3Free).State, Helper, Grant with { Mandator = Binh.Subject }));

    [Fact]
    public void What_the_villager_or_another_helper_filed_stays_closed_to_the_helper()
    {
        Assert.False(Permission.CanSee(Given.Submitted(Level3Free).State, Helper, Grant));
        Assert.False(Permission.CanSee(Filed(Level3Free).State, Helper with { Subject = "helper-2" }, Grant));
    }

    [Fact]
    public void Who_filed_as_a_helper_sees_nothing_of_it_as_a_citizen() =>
        Assert.False(Permission.CanSee(Filed(Level3Free).State, Helper with { Role = Role.Citizen }, Grant));

    [Fact]
    public void The_villager_takes_back_what_a_helper_filed() =>
        Filed(Level3Free).Under(null).When(new WithdrawDossier(null), An).ThenIs(DossierStatus.Withdrawn);

    [Fact]
    public void A_helper_takes_back_only_what_the_mandate_allows()
    {
        Filed(Level3Free).When(new WithdrawDossier(null), Helper).ThenRefused("mandate.withdrawal_not_covered");
        Filed(Level3Free).Under(Grant with { MayWithdraw = true })
            .When(new WithdrawDossier(null), Helper).ThenIs(DossierStatus.Withdrawn);
    }

    [Fact]
    public void A_helper_answers_a_supplement_request() =>
        Filed(Level3Free).Under(null).And(new RequestSupplement([MissingPaper]), Reception).Under(Grant)
            .When(new SupplementDossier(RawJson.EmptyObject, [Uploaded("c2")]), Helper).ThenIs(DossierStatus.Submitted);

    [Fact]
    public void Opinions_are_the_villagers_own()
    {
        var refused = Filed(Level3Free).Under(null)
            .And(new Grains.Dossiers.Receiving.RefuseDossier("Sai nơi nhận", "Điều 4"), Reception).Under(Grant);
        refused.When(new RateDossier(true, null), Helper).ThenRefused("mandate.not_for_helpers")
            .When(new LinkPetition("p1"), Helper).ThenRefused("mandate.not_for_helpers");
    }

    [Theory]
    [InlineData(Assurance.Verified, Assurance.Verified, null)]
    [InlineData(Assurance.Substantial, Assurance.Verified, "mandate.identity_not_verified")]
    [InlineData(Assurance.Low, Assurance.Verified, "mandate.identity_not_verified")]
    [InlineData(Assurance.Verified, Assurance.Substantial, "dossier.identity_not_verified")]
    [InlineData(Assurance.Low, Assurance.Low, "dossier.identity_not_verified")]
    public void Level_4_needs_a_villager_and_a_helper_who_are_both_verified(
        Assurance villager, Assurance helper, string? refusal)
    {
        var filed = Given.Nothing(Level4Free).Under(Grant with { Identity = villager })
            .When(Given.Submission(Level4Free), Helper with { Assurance = helper });
        if (refusal is null)
            filed.ThenState(dossier => Assert.True(dossier.IdentityVerified));
        else
            filed.ThenRefused(refusal);
    }

    [Fact]
    public void The_identity_of_the_helper_never_counts_as_the_villagers() =>
        Given.Nothing(Level3Free).Under(Grant with { Identity = Assurance.Substantial })
            .And(Given.Submission(Level3Free), Helper)
            .ThenState(dossier => Assert.False(dossier.IdentityVerified));

    [Fact]
    public void The_mandate_stands_in_the_journal_and_comes_back_from_it()
    {
        var filed = Filed(Level3Free).State;
        var read = DossierJson.ReadState(DossierJson.Write(filed));
        Assert.Equal(filed.Mandate, read.Mandate);
        Assert.DoesNotContain("mandate", System.Text.Encoding.UTF8.GetString(DossierJson.Write(Given.Submitted(Level3Free).State)), StringComparison.Ordinal);
    }

    private static DossierScenario Filed(ProcedureVersion procedure) =>
        Given.Nothing(procedure).Under(Grant).And(Given.Submission(procedure), Helper);
}
