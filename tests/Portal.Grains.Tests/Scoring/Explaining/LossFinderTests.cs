using Portal.Grains.Scoring.Counting;
using Portal.Grains.Scoring.Explaining;
using Portal.Grains.Tests.Scoring.Scorecards;

namespace Portal.Grains.Tests.Scoring.Explaining;

/// <summary>The procedures behind lost points.</summary>
public sealed class LossFinderTests
{
    private readonly ScoreWorld world = new();

    [Fact]
    public async Task Procedures_add_up_to_what_the_numerator_misses_and_the_greatest_gain_comes_first()
    {
        world.Board.Set(ScoreWorld.August, ("H44.03", HandBoard.Counts(
            ("1.001193", [(Measure.Dossiers, 100), (Measure.OnTime, 95)]),
            ("1.000894", [(Measure.Dossiers, 60), (Measure.OnTime, 20)]),
            ("1.000656", [(Measure.Dossiers, 40), (Measure.OnTime, 40)]))));

        var losses = (await FindAsync("2.1"))!;

        Assert.Equal([("1.000894", 40L, 4.0m), ("1.001193", 5L, 0.5m)], losses.ByProcedure.Select(loss => (loss.Code, loss.Missing, loss.Gain)));
        Assert.Equal(losses.Index.Count.Denominator - losses.Index.Count.Numerator, losses.ByProcedure.Sum(loss => loss.Missing));
        Assert.Equal((15.50m, 4.50m), (losses.Index.Points, losses.Lost));
        Assert.NotNull(losses.ByProcedure[0].Name);
    }

    [Fact]
    public async Task Beyond_the_threshold_there_is_nothing_to_gain()
    {
        world.Board.Set(ScoreWorld.August, ("H44.03", HandBoard.Counts(
            ("1.001193", [(Measure.Received, 10), (Measure.ReceivedOnline, 4)]), ("1.000894", [(Measure.Received, 10), (Measure.ReceivedOnline, 5)]))));

        var losses = (await FindAsync("3.3"))!;

        // 9 of 20 are 45 %: one more reaches the 50 % from which all points are given.
        Assert.Equal([6L, 5L], losses.ByProcedure.Select(loss => loss.Missing));
        Assert.All(losses.ByProcedure, loss => Assert.Equal(0.6m, loss.Gain));
    }

    [Fact]
    public async Task Indices_over_procedures_name_those_that_are_missing()
    {
        world.Catalogue.Procedures("", "", "").Provisions(
            Procedures.InputFiles.Provision("H44.03", 1),
            Procedures.InputFiles.Provision("H44.03", 2),
            Procedures.InputFiles.Provision("H44.03", 3, "\"underAuthority\": true, \"onlineKind\": \"none\", \"service\": \"none\""));
        world.Board.Set(ScoreWorld.August, ("H44.03", HandBoard.Counts(("9.000001", [(Measure.Received, 3), (Measure.ReceivedOnline, 3), (Measure.Dossiers, 3), (Measure.PopulationData, 1)]))));

        Assert.Equal(["9.000003"], (await FindAsync("3.1"))!.ByProcedure.Select(loss => loss.Code));
        Assert.Equal(["9.000002"], (await FindAsync("3.2"))!.ByProcedure.Select(loss => loss.Code));
        Assert.Equal(["9.000002", "9.000003"], (await FindAsync("4.5a"))!.ByProcedure.Select(loss => loss.Code));
        Assert.Equal(2m, (await FindAsync("3.2"))!.ByProcedure[0].Gain);
        foreach (var index in new[] { "3.1", "3.2", "3.4", "3.5", "4.5a" })
        {
            var losses = (await FindAsync(index))!;
            Assert.Equal(losses.Index.Count.Denominator - losses.Index.Count.Numerator, losses.ByProcedure.Sum(loss => loss.Missing));
        }
    }

    [Fact]
    public async Task Units_show_the_procedures_that_their_province_announced_late()
    {
        world.Catalogue.Procedures("", "").Import(Portal.Grains.Catalogue.Import.ImportKind.Announcements, """
            [{"agency": "H44", "decision": "1", "decisionDate": "2026-08-10", "legalBasisEffective": "2026-08-12",
              "procedures": [{"procedure": "9.000001", "change": "new"}]}]
            """);

        var losses = (await FindAsync("1.1"))!;

        Assert.True(losses.Index.Count.Inherited);
        Assert.Equal(["9.000001"], losses.ByProcedure.Select(loss => loss.Code));
        Assert.Equal(6m, losses.ByProcedure[0].Gain);
    }

    [Theory]
    [InlineData("1.1")]
    [InlineData("1.2")]
    [InlineData("1.3")]
    [InlineData("4.6")]
    public async Task Whatever_the_catalogue_misses_is_named(string index)
    {
        var table = await world.TableAsync();
        foreach (var unit in new[] { "H44", "H44.03", "H44.100", "G15" })
        {
            var losses = LossFinder.Find(table, table.Find(unit)!, "portal-2026", index)!;
            Assert.Equal(losses.Index.Count.Denominator - losses.Index.Count.Numerator, losses.ByProcedure.Length);
        }
    }

    [Fact]
    public async Task An_unknown_index_has_no_losses() => Assert.Null(await FindAsync("9.9"));

    private async Task<IndexLosses?> FindAsync(string index)
    {
        var table = await world.TableAsync();
        return LossFinder.Find(table, table.Find("H44.03")!, "portal-2026", index);
    }
}
