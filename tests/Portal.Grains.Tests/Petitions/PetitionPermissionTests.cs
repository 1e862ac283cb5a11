using Portal.Grains.Petitions;
using Portal.Grains.Petitions.Receiving;
using Portal.Grains.Shared;
using static Portal.Grains.Tests.Petitions.PetitionWorld;

namespace Portal.Grains.Tests.Petitions;

public sealed class PetitionPermissionTests
{
    private static PetitionState About(PetitionClass about) =>
        PetitionScenario.SentAt("2026-08-03 09:00", about).State;

    [Fact]
    public void The_sender_and_the_agency_and_those_above_it_see_a_petition_and_nobody_else()
    {
        var petition = About(PetitionClass.Procedures);

        Caller[] see = [Citizen, Reception, Specialist, Leader, Manager, Province];
        Caller[] doNot = [OtherCitizen, Helper, Elsewhere, Ministry, Administrator, Payments, Leader with { Agency = null }];
        Assert.All(see, caller => Assert.True(PetitionPermission.CanSee(petition, caller), caller.Subject));
        Assert.All(doNot, caller => Assert.False(PetitionPermission.CanSee(petition, caller), caller.Subject));
    }

    [Fact]
    public void A_petition_about_staff_is_hidden_from_those_it_may_be_about()
    {
        var petition = About(PetitionClass.Staff);

        Caller[] see = [Citizen, Leader, Manager, Province];
        Caller[] doNot = [Reception, Specialist, Elsewhere];
        Assert.All(see, caller => Assert.True(PetitionPermission.CanSee(petition, caller), caller.Subject));
        Assert.All(doNot, caller => Assert.False(PetitionPermission.CanSee(petition, caller), caller.Subject));
    }

    [Fact]
    public void Officers_send_no_petitions_and_senders_handle_none()
    {
        new PetitionScenario().When(PetitionWorld.Sending(), Reception).ThenRefused("petition.role_may_not");
        PetitionScenario.SentAt("2026-08-03 09:00").When(new ReceivePetition(), Citizen)
            .ThenRefused("petition.role_may_not");
        PetitionScenario.SentAt("2026-08-03 09:00").When(Addition, Leader).ThenRefused("petition.role_may_not");
    }

    [Fact]
    public void A_stranger_does_not_learn_that_the_petition_exists() =>
        PetitionScenario.SentAt("2026-08-03 09:00").When(Addition, OtherCitizen).ThenRefused("petition.not_found");

    [Fact]
    public void A_helper_sends_their_own_petitions() =>
        new PetitionScenario().When(PetitionWorld.Sending(), Helper).Then(PetitionStatus.Sent);
}
