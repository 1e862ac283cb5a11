using Portal.Grains.Agencies;
using Portal.Grains.Scoring.Counting;
using Portal.Grains.Scoring.Rules;
using Portal.Grains.Scoring.Scorecards;

namespace Portal.Grains.Tests.Scoring.Scorecards;

/// <summary>Counters and catalogue put together.</summary>
public sealed class ScorecardsTests
{
    private readonly ScoreWorld world = new();

    [Fact]
    public async Task Measures_become_the_indices_of_the_decision()
    {
        world.Board.Set(ScoreWorld.August, ("H44.03", HandBoard.Counts(
            ("1.001193",
            [
                (Measure.Dossiers, 588), (Measure.OnTime, 486), (Measure.Satisfied, 486), (Measure.ElectronicResults, 385),
                (Measure.Digitised, 312), (Measure.PopulationData, 588), (Measure.Received, 500), (Measure.ReceivedOnline, 450),
                (Measure.Synchronised, 500), (Measure.FeeDossiers, 7), (Measure.PaidOnline, 7),
                (Measure.Processed, 10), (Measure.ProcessingMilliseconds, 10 * 36 * 3_600_000L),
            ]),
            ("", [(Measure.Petitions, 4), (Measure.PetitionsOnTime, 3), (Measure.PetitionsReceived, 2), (Measure.PetitionsSatisfied, 1)]))));

        var unit = await world.UnitAsync("H44.03");
        var card = unit.Card("portal-2026");

        Assert.Equal(
            [6.00m, 16.53m, 6.00m, 6.00m, 3.93m, 2.12m, 2.00m, 4.50m, 3.00m, 5.51m],
            new[] { "1.4", "2.1", "3.3", "3.6", "4.1", "4.2", "4.5b", "5.2", "5.3", "5.4" }.Select(id => card.Find(id)!.Points!.Value));
        Assert.Equal(Shipped().Length, card.Indices.Length);
        Assert.Empty(card.Missing);
        Assert.Equal(36m, card.Find("2.2")!.Ratio);
        Assert.Equal(1.5m, unit.Monitored.AverageDays);
        Assert.Equal((588, 486, 102, 450), (unit.Monitored.Received, unit.Monitored.OnTime, unit.Monitored.Overdue, unit.Monitored.Online));
        Assert.True(card.Find("1.3")!.Count.Inherited);
    }

    [Fact]
    public async Task A_unit_with_nothing_to_count_has_no_data_and_the_points_of_empty_indices()
    {
        var card = (await world.UnitAsync("H44.01")).Card("portal-2026");

        Assert.False(card.HasData);
        Assert.Equal((12m, 0m), (card[IndexGroup.Satisfaction].Points, card[IndexGroup.Progress].Points));
    }

    [Fact]
    public async Task A_table_stays_the_same_until_something_changes()
    {
        world.Board.Set(ScoreWorld.August, ("H44.03", HandBoard.OnTime(1, 2)), ("H44.07", HandBoard.OnTime(1, 3)));
        var first = await world.TableAsync();
        var (unit, other) = (first.Find("H44.03"), first.Find("H44.07"));

        Assert.Same(first, await world.TableAsync());
        world.Board.Set(ScoreWorld.August, ("H44.03", HandBoard.OnTime(2, 2)));
        var second = await world.TableAsync();
        Assert.NotSame(first, second);
        Assert.True(second.Version > first.Version);
        Assert.NotSame(unit, second.Find("H44.03"));
        Assert.Same(other, second.Find("H44.07"));

        world.Catalogue.Procedures("");
        var third = await world.TableAsync();
        Assert.NotSame(second, third);
        Assert.NotSame(other, third.Find("H44.07"));
        Assert.Same(third, await world.TableAsync());
    }

    [Fact]
    public async Task A_view_is_made_once_for_a_table()
    {
        var table = await world.TableAsync();
        var made = 0;

        Assert.Same(table.View("a", _ => Make()), table.View("a", _ => Make()));
        Assert.NotSame(table.View("a", _ => Make()), table.View("b", _ => Make()));
        Assert.Equal(2, made);

        object Make()
        {
            made++;
            return new object();
        }
    }

    [Fact]
    public async Task An_unknown_unit_has_no_score() => Assert.Null((await world.TableAsync()).Find("H99.99"));

    [Fact]
    public async Task One_procedure_is_scored_for_everything_but_satisfaction()
    {
        world.Board.Set(ScoreWorld.August, ("H44.03", HandBoard.Counts(
            ("1.001193", [(Measure.Dossiers, 10), (Measure.OnTime, 9), (Measure.Received, 10), (Measure.ReceivedOnline, 5)]),
            ("1.000894", [(Measure.Dossiers, 90), (Measure.OnTime, 0)]))));
        var table = await world.TableAsync();

        var card = ProcedureScore.Of(table, table.Find("H44.03")!, "1.001193", "portal-2026");

        Assert.Equal((18.00m, 6.00m), (card.Find("2.1")!.Points, card.Find("3.3")!.Points));
        Assert.Equal(0m, card[IndexGroup.Satisfaction].Points);
        Assert.Contains("5.4", card.Missing);
        Assert.All(
            new[] { "3.1", "3.2", "3.4", "3.5", "4.5a" }, index => Assert.InRange(card.Find(index)!.Count.Denominator, 0, 1));
    }

    [Fact]
    public async Task Before_the_first_rules_nothing_is_scored_neither_a_unit_nor_one_of_its_procedures()
    {
        var may = ScoreWorld.Period("2021-05");
        world.Board.Set(may, ("H44.03", HandBoard.OnTime(1, 2)));
        var table = await world.TableAsync(may);
        var unit = table.Find("H44.03")!;

        foreach (var profile in Rules.Shipped.Catalogue.Profiles)
        {
            Assert.Empty(unit.Card(profile.Id).Indices);
            Assert.Empty(ProcedureScore.Of(table, unit, "1.001193", profile.Id).Indices);
        }
    }

    [Fact]
    public async Task Provinces_are_ranked_among_provinces_and_units_inside_theirs()
    {
        world.Board.Set(
            ScoreWorld.August,
            ("H44", HandBoard.OnTime(50, 100)), ("H21", HandBoard.OnTime(90, 100)), ("G09", HandBoard.OnTime(100, 100)),
            ("H44.03", HandBoard.OnTime(1, 2)), ("H44.100", HandBoard.OnTime(2, 2)));

        var provinces = await world.RankAsync(new RankQuery(ScoreWorld.August, Kind: AgencyKind.Province));
        Assert.Equal(34, provinces.Lines.Length);
        Assert.Equal([("H21", 1), ("H44", 2)], provinces.Lines.Take(2).Select(line => (line.Agency.Code, line.Rank!.Value)));
        Assert.All(provinces.Lines.Skip(2), line => Assert.Null(line.Rank));
        Assert.Equal(2, provinces.Mean!.Units);
        Assert.Equal(14.00m, provinces.Mean.Groups.Single(group => group.Group == IndexGroup.Progress).Points);

        var ministries = await world.RankAsync(new RankQuery(ScoreWorld.August, Kind: AgencyKind.Ministry));
        Assert.Equal("G09", ministries.Lines[0].Agency.Code);
        Assert.All(ministries.Lines, line => Assert.Equal(AgencyKind.Ministry, line.Agency.Kind));

        var inside = await world.RankAsync(new RankQuery(ScoreWorld.August, Parent: "H44"));
        Assert.Equal(["H44.100", "H44.03"], inside.Lines.Take(2).Select(line => line.Agency.Code));
        var communes = await world.RankAsync(new RankQuery(ScoreWorld.August, Parent: "H44", Kind: AgencyKind.Commune));
        Assert.Equal("H44.100", communes.Lines.Single(line => line.Rank is not null).Agency.Code);
    }

    [Fact]
    public async Task A_ranking_shows_what_changed_against_the_period_before()
    {
        world.Board.Set(ScoreWorld.Period("2026-07"), ("H44", HandBoard.OnTime(40, 100)), ("H21", HandBoard.OnTime(80, 100)));
        world.Board.Set(
            ScoreWorld.August,
            ("H44", HandBoard.OnTime(50, 100)), ("H21", HandBoard.OnTime(30, 100)), ("H01", HandBoard.OnTime(1, 100)));

        var lines = (await world.RankAsync(new RankQuery(ScoreWorld.August, Kind: AgencyKind.Province, By: "2.1"))).Lines;

        Assert.Equal(
            [("H44", new RankChange(1, 2.00m)), ("H21", new RankChange(-1, -10.00m)), ("H01", null)],
            lines.Take(3).Select(line => (line.Agency.Code, line.Change)));
    }

    [Fact]
    public async Task A_ranking_may_go_by_an_index_or_a_group()
    {
        world.Board.Set(
            ScoreWorld.August,
            ("H44", HandBoard.Counts(("1.001193", [(Measure.Dossiers, 9), (Measure.OnTime, 9)]))),
            ("H21", HandBoard.Counts(("1.001193", [(Measure.Dossiers, 9), (Measure.ElectronicResults, 9), (Measure.Satisfied, 9)]))));

        Assert.Equal("H44", await First("2.1"));
        Assert.Equal("H21", await First("4.1"));
        Assert.Equal("H21", await First("digitisation"));
        Assert.Equal("H44", await First("progress"));

        async Task<string> First(string by) =>
            (await world.RankAsync(new RankQuery(ScoreWorld.August, Kind: AgencyKind.Province, By: by))).Lines[0].Agency.Code;
    }

    [Fact]
    public async Task What_goes_on_record_are_the_indices_of_units_with_something_to_count()
    {
        world.Board.Set(ScoreWorld.August, ("H44", HandBoard.OnTime(1, 2)), ("H44.03", HandBoard.OnTime(1, 2)));

        var records = await new ShownIndices(world.Scorecards, Rules.Shipped.Catalogue).ReadAsync(ScoreWorld.August, default);

        Assert.Equal(["H44", "H44.03"], records.Select(record => record.Agency));
        Assert.Equal((1, 2), records[1].Indices.Where(index => index.Id == "2.1").Select(index => (index.Numerator, index.Denominator)).Single());
        Assert.Equal(Shipped().Length, records[1].Indices.Length);
    }

    [Theory]
    [InlineData("2026-08", "2026-07")]
    [InlineData("2026-01", "2025-12")]
    [InlineData("2026-Q1", "2025-Q4")]
    [InlineData("2026-Q4", "2026-Q3")]
    [InlineData("2026", "2025")]
    [InlineData("2020", null)]
    [InlineData("2020-01", null)]
    [InlineData("2020-Q1", null)]
    public void The_period_before_has_the_same_length(string name, string? before) =>
        Assert.Equal(before, ScoreWorld.Period(name).Previous?.Name);

    private static System.Collections.Immutable.ImmutableArray<IndexRule> Shipped() => Rules.Shipped.Portal.Rules;
}
