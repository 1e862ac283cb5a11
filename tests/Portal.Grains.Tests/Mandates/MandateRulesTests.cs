using Portal.Grains.Mandates;
using Portal.Grains.Shared;
using Portal.Grains.Storage;
using Portal.Grains.Tests.WorkingTime;
using static Portal.Grains.Tests.Mandates.MandateWorld;

namespace Portal.Grains.Tests.Mandates;

/// <summary>Who gives, ends and uses mandates, and for how long.</summary>
public sealed class MandateRulesTests
{
    [Fact]
    public void A_citizen_gives_a_mandate_for_themselves_only()
    {
        Assert.Null(Check(Gift, An));
        Assert.Equal("mandate.not_found", Check(Gift with { Mandator = "binh" }, An)?.Code);
    }

    [Fact]
    public void The_reception_records_one_for_its_own_commune_only()
    {
        Assert.Null(Check(Gift, Reception));
        Assert.Equal("mandate.other_commune", Check(Gift, Reception with { Agency = "H44" })?.Code);
    }

    [Theory]
    [InlineData(Role.Helper)]
    [InlineData(Role.Specialist)]
    [InlineData(Role.Leader)]
    [InlineData(Role.Manager)]
    [InlineData(Role.Ministry)]
    [InlineData(Role.Administrator)]
    [InlineData(Role.Integrator)]
    public void Nobody_else_gives_one(Role role) =>
        Assert.Equal("mandate.role_may_not", Check(Gift, An with { Role = role, Agency = Commune })?.Code);

    [Fact]
    public void Nobody_gives_one_to_themselves_or_records_one_for_themselves()
    {
        Assert.Equal("mandate.to_oneself", Check(Gift with { Helper = "an" }, An)?.Code);
        Assert.Equal("mandate.to_oneself", Check(Gift with { Helper = "reception" }, Reception)?.Code);
    }

    [Fact]
    public void A_digital_team_belongs_to_a_commune() =>
        Assert.Equal("mandate.not_a_commune", Check(Gift with { Agency = "H44.03" }, An, Department)?.Code);

    [Theory]
    [InlineData(0, 365, null)]
    [InlineData(0, 366, "mandate.too_long")]
    [InlineData(30, 395, null)]
    [InlineData(30, 396, "mandate.too_long")]
    [InlineData(31, 40, "mandate.begins_outside")]
    [InlineData(-1, 5, "mandate.begins_outside")]
    [InlineData(5, 4, "mandate.ends_before_it_begins")]
    [InlineData(5, 5, null)]
    public void A_mandate_is_bounded_in_time(int from, int to, string? refusal) =>
        Assert.Equal(refusal, Check(Gift with { From = Today.AddDays(from), To = Today.AddDays(to) }, An)?.Code);

    [Theory]
    [InlineData(89, null)]
    [InlineData(90, "mandate.too_long")]
    public void One_for_everything_is_bounded_more_tightly(int to, string? refusal) =>
        Assert.Equal(refusal, Check(Gift with { Procedures = [], To = Today.AddDays(to) }, An)?.Code);

    [Fact]
    public void Procedures_are_those_of_the_catalogue_and_not_too_many()
    {
        Assert.Equal("mandate.procedure_unknown", Check(Gift with { Procedures = ["1.1", "9.9"] }, An)?.Code);
        var many = Enumerable.Range(0, 51).Select(number => $"1.{number}");
        Assert.Equal("mandate.too_many_procedures", Check(Gift with { Procedures = [.. many] }, An)?.Code);
    }

    [Fact]
    public void Both_sides_and_the_commune_end_it_at_any_time_and_nobody_else()
    {
        foreach (var caller in new[] { An, Helper, Reception, Leader, Leader with { Role = Role.Manager }, Leader with { Agency = "H44" } })
            Assert.Null(MandateRules.CheckRevoke(Given, caller, Today));

        Assert.Equal("mandate.role_may_not", MandateRules.CheckRevoke(Given, Specialist, Today)?.Code);
        foreach (var caller in new[] { An with { Subject = "x" }, Helper with { Subject = "x" }, Leader with { Agency = "H44.101" } })
            Assert.Equal("mandate.not_found", MandateRules.CheckRevoke(Given, caller, Today)?.Code);
    }

    [Fact]
    public void What_has_ended_ends_no_more()
    {
        Assert.Equal("mandate.ended", MandateRules.CheckRevoke(Given, An, Today.AddDays(7))?.Code);
        Assert.Equal("mandate.ended", MandateRules.CheckRevoke(Given with { RevokedAt = Now }, An, Today)?.Code);
    }

    [Theory]
    [InlineData("2026-08-02 23:59", false)]
    [InlineData("2026-08-03 00:00", true)]
    [InlineData("2026-08-09 23:59", true)]
    [InlineData("2026-08-10 00:00", false)]
    public void It_opens_from_its_first_day_to_the_end_of_its_last_in_Vietnam(string at, bool opens) =>
        Assert.Equal(opens, Ask(Helper, "1.1", Clocks.At(at), Given).Grant is not null);

    [Fact]
    public void Terms_are_those_of_one_mandate_never_a_mixture_of_several()
    {
        var seen = Given with { Id = "seen", Identity = Assurance.Substantial, MayWithdraw = true };
        var grant = Ask(Helper, "1.1", Now, seen, Given).Grant!;
        Assert.Equal(("m1", Assurance.Verified, false), (grant.Id, grant.Identity, grant.MayWithdraw));
    }

    [Fact]
    public void A_helper_who_left_the_commune_can_use_nothing() =>
        Assert.Equal("mandate.other_commune", Ask(Helper with { Agency = "H44.101" }, "1.1", Now, Given).Refusal?.Code);

    [Fact]
    public void The_state_stays_small_and_keeps_what_is_open()
    {
        var state = new MandateState();
        for (var number = 0; number < 60; number++)
        {
            var mandate = Given with { Id = $"m{number}", RevokedAt = number % 6 == 0 ? null : Now };
            state = state.With(mandate, [], Today);
        }

        Assert.Equal(10, state.Mandates.Count(mandate => mandate.RevokedAt is null));
        Assert.Equal(10, state.Mandates.Count(mandate => mandate.RevokedAt is not null));
    }

    [Fact]
    public void A_state_whose_answers_do_not_say_when_they_were_given_is_read()
    {
        var state = GrainStateJson.Deserialize<MandateState>("""
            {"Mandates":[],"Answers":[{"Key":"citizen:an\nk-000001","RequestHash":"AQ==",
             "Answer":{"Status":201,"ETag":null,"Location":"/m1","Body":"e30=","Refusal":null}}]}
            """u8);
        Assert.Equal((201, null), (state!.Answers[0].Answer.Status, state.Answers[0].At));
    }

    [Fact]
    public void The_policy_is_read_strictly()
    {
        var shipped = MandatePolicy.Load(Path.Combine(AppContext.BaseDirectory, "data"));
        Assert.True(shipped.LongestDaysForAllProcedures < shipped.LongestDays);
        Assert.Throws<InvalidDataException>(() => MandatePolicy.Read("{}"u8));
        Assert.Throws<InvalidDataException>(() => MandatePolicy.Read("""
            {"longestDays":0,"longestDaysForAllProcedures":1,"latestStartDays":1,"mostProcedures":1,"mostOpenOfPair":1,"mostVillagersOfHelper":1}
            """u8));
    }
}
