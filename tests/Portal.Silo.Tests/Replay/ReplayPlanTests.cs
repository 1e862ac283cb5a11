using Portal.Api.Citizen;
using Portal.Api.Commands;
using Portal.Grains.Dossiers;
using Portal.Grains.Procedures;
using Portal.Silo.Replay;
using Portal.Silo.Replay.Published;
using Portal.Silo.Replay.Running;

namespace Portal.Silo.Tests.Replay;

public sealed class ReplayPlanTests
{
    [Fact]
    public void Every_published_month_adds_up_exactly()
    {
        var months = PublishedMonths.All().ToArray();
        Assert.Equal(164, months.Length);
        foreach (var month in months)
        {
            var plan = PublishedMonths.Plan(month);
            foreach (var (id, index) in month.DossierIndices)
                Assert.Equal((month.Unit, id, (index.Numerator, index.Denominator)), (month.Unit, id, plan.Count(id)));
        }
    }

    [Theory]
    [InlineData("H44.03")]
    [InlineData("H44.100")]
    [InlineData("H44.165")]
    public void A_dossier_is_on_time_or_late_by_the_legal_clock_as_planned(string unit)
    {
        var clock = PublishedMonths.ClockOf(unit);
        var plan = PublishedMonths.Plan(PublishedMonths.Of(unit));
        foreach (var dossier in plan.Units[0].Dossiers)
        {
            var dueAt = clock.Due(dossier.ReceivedAt, dossier.Procedure.Limit).At;
            Assert.Equal(dueAt, dossier.DueAt);
            Assert.Equal(dossier.Traits.IsOnTime, (dossier.FinishedAt ?? plan.Period.To) <= dueAt);
            Assert.Equal(dossier.Traits.CarriedOver, dossier.ReceivedAt < plan.Period.From);
        }
    }

    [Theory]
    [InlineData("H44.03")]
    [InlineData("H44.100")]
    [InlineData("H44.46")]
    public void The_steps_of_a_dossier_come_in_the_order_of_time(string unit)
    {
        var plan = PublishedMonths.Plan(PublishedMonths.Of(unit));
        foreach (var dossier in plan.Units[0].Dossiers)
        {
            var slots = dossier.Steps.Select(step => step.Slot).ToArray();
            Assert.Equal(slots.Order(), slots);
            Assert.InRange(slots[^1], 0, plan.Calendar.Last);
            Assert.True(plan.Calendar.Slots[slots[0]] <= dossier.ReceivedAt);
        }
    }

    [Fact]
    public void What_is_carried_over_is_still_open_when_the_period_begins()
    {
        var plan = PublishedMonths.Plan(PublishedMonths.Of("H44.03"));
        var earlier = plan.Units[0].Dossiers.Where(dossier => dossier.Traits.CarriedOver).ToArray();
        Assert.Equal(plan.Units[0].Targets.CarriedOver, earlier.Length);
        Assert.All(earlier, dossier => Assert.True(dossier.FinishedAt is null || dossier.FinishedAt >= plan.Period.From));
    }

    [Fact]
    public void Level_4_asks_for_a_verified_identity_and_takes_no_money_at_the_counter()
    {
        var plan = PublishedMonths.Plan(PublishedMonths.Of("H44.100"));
        var level4 = plan.Units[0].Dossiers
            .Where(one => one.Procedure.OnlineKind == OnlineKind.Full && one.Traits.Channel == Channel.Online)
            .ToArray();
        Assert.NotEmpty(level4);
        Assert.All(level4, one => Assert.True(one.Traits.Verified));
        Assert.All(level4, one => Assert.DoesNotContain(StepKind.PayAtCounter, one.Steps.Select(step => step.Kind)));
    }

    [Theory]
    [InlineData("H44.03")]
    [InlineData("H44.08")]
    [InlineData("H44.100")]
    [InlineData("H44.104")]
    public void What_is_handed_in_online_comes_from_where_an_applicant_can_have_it(string unit)
    {
        var plan = PublishedMonths.Plan(PublishedMonths.Of(unit));
        var writer = new RequestWriter(plan);
        foreach (var dossier in plan.Units[0].Dossiers.Where(one => one.Traits.Channel == Channel.Online))
        {
            var submission = (SubmitDossierEndpoint.Request)writer.Write(dossier, dossier.Steps[0]).Body!;
            Assert.Null(ApplicantSources.Check(dossier.Procedure.OnlineKind, submission.Components.ToComponents()));
        }
    }

    [Theory]
    [InlineData("H44.01", "2026-08")]
    [InlineData("H44.01", "2026")]
    [InlineData("H44.03", "2026-08")]
    [InlineData("H44.07", "2026-08")]
    [InlineData("H44.08", "2026")]
    [InlineData("H44.100", "2026-08")]
    [InlineData("H44.108", "2026-08")]
    [InlineData("H21.17", "2026")]
    public void Procedures_are_dealt_so_that_3_4_3_5_and_4_5a_come_out(string unit, string period)
    {
        var published = ObservationFile.Find(ObservationFile.Read(ObservationFile.Shipped), unit, period);
        foreach (var style in Enum.GetValues<ReplayStyle>())
        {
            var plan = PublishedMonths.Plan(published, style: style);
            foreach (var (id, index) in published.Indices.Where(one => one.Key is "3.4" or "3.5" or "4.5a"))
                Assert.Equal((id, (index.Numerator, index.Denominator)), (id, plan.Count(id)));
        }
    }

    [Fact]
    public void The_same_seed_gives_the_same_plan_and_another_seed_another()
    {
        var month = PublishedMonths.Of("H44.165");
        var steps = StepsOf(PublishedMonths.Plan(month));
        Assert.Equal(steps, StepsOf(PublishedMonths.Plan(month)));
        Assert.NotEqual(steps, StepsOf(PublishedMonths.Plan(month, seed: 1)));
    }

    [Theory]
    [InlineData("2.1", 5, 4, "above the line")]
    [InlineData("4.1", 1, 3, "2.1 counts 32")]
    [InlineData("4.2", 30, 32, "electronic result")]
    [InlineData("5.4", 30, 32, "satisfied")]
    [InlineData("3.6", 1, 33, "fee")]
    [InlineData("3.3", 1, 40, "received")]
    public void Figures_that_contradict_each_other_are_refused_with_the_reason(
        string id, int numerator, int denominator, string reason)
    {
        var month = PublishedMonths.Of("H44.19");
        var indices = month.Indices.SetItem("4.1", new PublishedIndex(10, 32, null))
            .SetItem(id, new PublishedIndex(numerator, denominator, null));
        var refused = Assert.Throws<ReplayPlanException>(() => PublishedMonths.Plan(month with { Indices = indices }));
        Assert.Contains(reason, refused.Message, StringComparison.Ordinal);
    }

    private static string[] StepsOf(ReplayPlan plan) =>
        [.. plan.Units[0].Dossiers.SelectMany(dossier => dossier.Steps, (dossier, step) => $"{dossier.Procedure.Code} {step}")];
}
