using Portal.Grains.Dossiers;
using Portal.Grains.Dossiers.Processing;
using Portal.Grains.Dossiers.Receiving;
using Portal.Grains.Shared;
using static Portal.Grains.Tests.Dossiers.World;

namespace Portal.Grains.Tests.Dossiers;

public sealed class PermissionTests
{
    [Theory]
    [InlineData("H44.03", true)]
    [InlineData("H44", true)]
    [InlineData("H44.03.1", false)]
    [InlineData("H44.0", false)]
    [InlineData("H44.031", false)]
    [InlineData("H21", false)]
    [InlineData("", false)]
    [InlineData(null, false)]
    public void Officers_see_the_dossiers_of_their_agency_and_of_those_below_it(string? agency, bool sees)
    {
        var dossier = Given.Submitted(Level3).State;

        foreach (var role in new[] { Role.Reception, Role.Specialist, Role.Leader, Role.Manager, Role.Integrator })
            Assert.Equal(sees, Permission.CanSee(dossier, new Caller("someone", role, agency, Assurance.Verified)));
    }

    [Fact]
    public void Another_agency_does_not_learn_that_the_dossier_exists() =>
        Given.Submitted(Level3).When(new AcceptDossier(), Reception with { Agency = "H44.04" })
            .ThenRefused("dossier.not_found");

    [Fact]
    public void Another_citizen_does_not_learn_that_the_dossier_exists() =>
        Given.Submitted(Level3).When(new Grains.Dossiers.Finishing.WithdrawDossier(null), Binh)
            .ThenRefused("dossier.not_found");

    [Fact]
    public void Ministry_and_administrator_see_no_dossiers_of_persons()
    {
        var dossier = Given.InProcess(Level3).State;

        Assert.False(Permission.CanSee(dossier, Ministry));
        Assert.False(Permission.CanSee(dossier, Administrator));
    }

    [Fact]
    public void Who_filed_it_may_follow_it() =>
        Given.Submitted(Level3, by: Helper).When(new Grains.Dossiers.Finishing.WithdrawDossier(null), Helper)
            .ThenIs(DossierStatus.Withdrawn);

    [Fact]
    public void A_citizen_gives_no_orders_to_officers() =>
        Given.Submitted(Level3).When(new AcceptDossier(), An).ThenRefused("dossier.role_may_not")
            .When(new CheckOriginals(), An).ThenRefused("dossier.role_may_not");

    [Fact]
    public void An_officer_does_not_begin_a_citizens_dossier() =>
        Given.Nothing(Level3).When(Given.Submission(Level3), Reception).ThenRefused("dossier.role_may_not")
            .When(Given.Registration(Level3), An).ThenRefused("dossier.role_may_not");
}
