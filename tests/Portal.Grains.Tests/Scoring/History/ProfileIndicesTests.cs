using System.Text;
using Microsoft.Extensions.Logging.Abstractions;
using Portal.Grains.Scoring.Board;
using Portal.Grains.Scoring.Counting;
using Portal.Grains.Scoring.Folding;
using Portal.Grains.Scoring.History;
using Portal.Grains.Scoring.Rules;
using Portal.Grains.Scoring.Scorecards;
using Portal.Grains.Storage;
using Portal.Grains.Tests.Scoring.Folding;
using Portal.Grains.Tests.Scoring.Rules;
using Portal.Grains.Tests.Scoring.Scorecards;

namespace Portal.Grains.Tests.Scoring.History;

public sealed class SqliteProfileIndicesTests() : ProfileIndicesTests(DatabaseKind.Sqlite);

public sealed class PostgresProfileIndicesTests() : ProfileIndicesTests(DatabaseKind.PostgreSql);

/// <summary>
/// Days and frozen months answer by every profile: what the rule sheet counts otherwise (3.3, 4.1) goes on record beside
/// what the default profile counts. In August 4 of 5 dossiers of a procedure with a document have an electronic result; 5
/// of another procedure end with nothing on paper.
/// </summary>
public abstract class ProfileIndicesTests : IAsyncLifetime
{
    private const string Unit = "H44.03";
    private const string Rulebook = "rulebook";

    private readonly DatabaseKind kind;
    private readonly string folder = Directory.CreateTempSubdirectory("portal-records-").FullName;
    private readonly ScoreWorld scores = new();
    private FoldWorld world = null!;
    private ScoreFold fold = null!;

    private protected ProfileIndicesTests(DatabaseKind kind) => this.kind = kind;

    private ShownIndices Source => new(scores.Scorecards, Shipped.Catalogue);

    private ScoreSnapshots Snapshots => new(world.Database, Source, world.Clock);

    public async Task InitializeAsync()
    {
        world = await FoldWorld.CreateAsync(kind);
        fold = world.Fold();
        world.Clock.Set(new DateTimeOffset(2026, 8, 31, 17, 5, 0, TimeSpan.Zero));
        scores.Board.Set(ScoreWorld.August, (Unit, Counts(withResult: 4)));
    }

    public async Task DisposeAsync()
    {
        fold.Dispose();
        await world.DisposeAsync();
        Directory.Delete(folder, recursive: true);
    }

    [Fact]
    public async Task A_frozen_month_has_the_points_of_every_profile_whatever_is_corrected_later()
    {
        var then = await CardAsync();
        await FreezeAsync();
        scores.Board.Set(ScoreWorld.August, (Unit, Counts(withResult: 5)));

        var frozen = await FrozenAsync(Rulebook);

        Assert.Equal((4, 5), Numbers(frozen.Card, "4.1"));
        Assert.Equal((4 + 5, 10), Numbers(frozen.Card, "3.3"));
        Assert.Empty(frozen.Card.Missing);
        Assert.Equal(then.Total, frozen.Card.Total);
        Assert.Equal((5, 5), Numbers(frozen.Corrected, "4.1"));
        Assert.Equal(
            [new(Unit, new("3.3", 9, 10), new("3.3", 10, 10)), new ScoreCorrection(Unit, new("4.1", 4, 5), new("4.1", 5, 5))],
            frozen.Corrections.ToArray());
        Assert.True(frozen.Month.IsGenuine);
        // The portal counts 3.3 without looking at results, so there nothing has changed.
        Assert.Equal(
            [new ScoreCorrection(Unit, new("4.1", 4, 10), new("4.1", 5, 10))],
            (await FrozenAsync(IndexCatalogue.DefaultProfile)).Corrections.ToArray());
    }

    [Fact]
    public async Task A_day_has_the_points_of_every_profile()
    {
        var then = await CardAsync();
        await Snapshots.TakeAsync(default);
        scores.Board.Set(ScoreWorld.August, (Unit, Counts(withResult: 5)));

        var day = Assert.Single(await Earlier().DaysAsync(Unit, ScoreWorld.August, Rulebook, default));

        Assert.Equal((4, 5), Numbers(day.Card, "4.1"));
        Assert.Equal((9, 10), Numbers(day.Card, "3.3"));
        Assert.Empty(day.Card.Missing);
        Assert.Equal(then.Total, day.Card.Total);
        Assert.Equal(
            (4, 10), Numbers(Assert.Single(await Earlier().DaysAsync(Unit, ScoreWorld.August, IndexCatalogue.DefaultProfile, default)).Card, "4.1"));
    }

    [Fact]
    public async Task A_day_on_which_only_the_default_profile_was_recorded_lacks_what_another_one_counts_otherwise()
    {
        await Snapshots.TakeAsync(default);
        await ExecuteAsync("UPDATE score_snapshot SET profiles = NULL");

        var day = Assert.Single(await Earlier().DaysAsync(Unit, ScoreWorld.August, Rulebook, default));

        Assert.Equal(["3.3", "4.1"], day.Card.Missing.ToArray());
        Assert.Equal((0, 10), Numbers(day.Card, "2.1"));
    }

    [Fact]
    public async Task A_month_that_was_frozen_before_profiles_were_recorded_is_read_and_compared_as_far_as_it_goes()
    {
        await FreezeAsync();
        await ExecuteAsync(kind == DatabaseKind.Sqlite
            ? "DROP TRIGGER score_freeze_update"
            : "ALTER TABLE score_freeze DISABLE TRIGGER ALL");
        await ExecuteAsync("UPDATE score_freeze SET content = @content", ("@content", Encoding.UTF8.GetBytes(
            """
            {"period":"2026-08","frozenAt":"2026-09-05T00:00:00+00:00",
            "units":[{"agency":"H44.03","indices":[{"id":"2.1","numerator":1,"denominator":10},{"id":"4.1","numerator":1,"denominator":10}]}]}
            """)));

        var frozen = await FrozenAsync(Rulebook);

        Assert.Equal((1, 10), Numbers(frozen.Card, "2.1"));
        Assert.Contains("4.1", frozen.Card.Missing);
        Assert.Contains(new ScoreCorrection(Unit, new("2.1", 1, 10), new("2.1", 0, 10)), frozen.Corrections);
        Assert.DoesNotContain(frozen.Corrections, one => one.Now?.Id is "3.3" or "4.1");
    }

    private static UnitCounts Counts(long withResult) => HandBoard.Counts(
        ("1.001193",
        [
            (Measure.Dossiers, 5), (Measure.ElectronicResults, withResult), (Measure.Received, 5), (Measure.ReceivedOnline, 5),
            (Measure.ReceivedOnlineWithResult, withResult), (Measure.Synchronised, 5),
        ]),
        ("2.001159", [(Measure.Dossiers, 5), (Measure.Received, 5), (Measure.ReceivedOnline, 5), (Measure.Synchronised, 5)]));

    private static (long, long) Numbers(Scorecard card, string index) =>
        card.Find(index)!.Count is var count ? (count.Numerator, count.Denominator) : default;

    private async Task<Scorecard> CardAsync() => (await scores.UnitAsync(Unit)).Card(Rulebook);

    private async Task<FrozenScore> FrozenAsync(string profile) =>
        (await Earlier().FrozenAsync(Unit, ScoreWorld.August, profile, default))!;

    private EarlierScores Earlier()
    {
        var history = new ScoreHistory(
            world.Database, new KnownFacts(world.Database), new KnownCatalogue(world.Database), Snapshots, Source);
        return new EarlierScores(scores.Scorecards, history, new KnownTables(history, Shipped.Catalogue, TimeProvider.System));
    }

    private async Task FreezeAsync()
    {
        var options = new FreezeOptions { KeyDirectory = folder };
        var freezer = new MonthFreezer(
            world.Database, fold, Source, new MonthSigner(options), options, world.Clock, NullLogger<MonthFreezer>.Instance);
        Assert.True(await freezer.FreezeAsync(ScoreWorld.August, default));
    }

    private async Task ExecuteAsync(string sql, params (string, object?)[] values)
    {
        await using var connection = await world.Database.OpenAsync(default);
        await using var command = connection.CreateCommand(sql, values);
        await command.ExecuteNonQueryAsync();
    }
}
