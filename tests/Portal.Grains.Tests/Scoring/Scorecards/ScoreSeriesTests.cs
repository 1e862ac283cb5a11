using Portal.Grains.Catalogue;
using Portal.Grains.Scoring.Board;
using Portal.Grains.Scoring.Procedures;
using Portal.Grains.Scoring.Rules;
using Portal.Grains.Scoring.Scorecards;
using Portal.Grains.Storage;
using Portal.Grains.Tests.Scoring.Folding;
using Portal.Grains.Tests.Scoring.Procedures;
using Portal.Grains.Tests.Scoring.Rules;

namespace Portal.Grains.Tests.Scoring.Scorecards;

public sealed class ScoreSeriesTests
{
    private static readonly InputFiles Catalogue = new();

    [Theory]
    [InlineData(DatabaseKind.Sqlite, "2026-08", 14)]
    [InlineData(DatabaseKind.PostgreSql, "2026-08", 14)]
    [InlineData(DatabaseKind.Sqlite, "2026-Q3", 5)]
    [InlineData(DatabaseKind.PostgreSql, "2026", 3)]
    internal async Task A_series_shows_of_each_period_what_its_own_scorecard_shows(DatabaseKind kind, string last, int count)
    {
        await using var world = await FoldWorld.CreateAsync(kind);
        using var fold = world.Fold();
        var lives = new RandomLives(world.Journal, 5);
        await lives.GoOnAsync(FoldWorld.Start.AddDays(-40), 150);
        await lives.GoOnAsync(FoldWorld.Start, 150);
        await fold.CatchUpAsync(default);
        using var board = new ScoreBoard(world.Database, Catalogue, fold);
        var series = new ScoreSeries(board, CardsOf(board));

        foreach (var agency in new[] { "H44", "H44.03" })
        {
            foreach (var profile in Shipped.Catalogue.Profiles.Select(profile => profile.Id))
            {
                var points = await series.OfAsync(agency, ScoreWorld.Period(last), profile, count, default);

                Assert.Equal(count, points.Length);
                Assert.Contains(points, point => point.Card.HasData);
                foreach (var point in points)
                {
                    using var alone = new ScoreBoard(world.Database, Catalogue, fold);
                    var table = await CardsOf(alone).OfAsync(point.Period, default);
                    var unit = table.Find(agency)!;
                    var card = unit.Card(profile);
                    Assert.Equal(Values(card), Values(point.Card));
                    Assert.Equal((card.Total, RankMaker.RankOf(table, unit.Agency, card)), (point.Card.Total, point.Rank));
                }
            }
        }
    }

    private static IEnumerable<(IndexCount, decimal?)> Values(Scorecard card) => card.Indices.Select(index => (index.Count, index.Points));

    private static Portal.Grains.Scoring.Scorecards.Scorecards CardsOf(ScoreBoard board) =>
        new(board, Catalogue, new CatalogueSets(Catalogue, new CatalogueClocks(Catalogue)), Shipped.Catalogue);
}
