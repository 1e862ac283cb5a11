using Microsoft.Extensions.Logging.Abstractions;
using Portal.Grains.Scoring.Comparing;
using Portal.Grains.Scoring.Counting;
using Portal.Grains.Scoring.Folding;
using Portal.Grains.Storage;
using Portal.Grains.Tests.Scoring.Folding;
using Portal.Testing;
using Portal.Testing.Telemetry;

namespace Portal.Grains.Tests.Scoring.Comparing;

public sealed class SqliteScoreComparisonTests() : ScoreComparisonTests(DatabaseKind.Sqlite);

public sealed class PostgresScoreComparisonTests() : ScoreComparisonTests(DatabaseKind.PostgreSql);

/// <summary>The nightly comparison finds what is wrong, and nothing else.</summary>
public abstract class ScoreComparisonTests
{
    private readonly DatabaseKind kind;

    private protected ScoreComparisonTests(DatabaseKind kind) => this.kind = kind;

    [Fact]
    public async Task Counters_that_are_right_do_not_differ_and_a_wrong_one_is_named()
    {
        await using var world = await FoldWorld.CreateAsync(kind);
        using var fold = world.Fold();
        using var metrics = new FoldMetrics(TimeProvider.System);
        var comparison = Comparison(world, fold, metrics);
        await new RandomLives(world.Journal, 21).GoOnAsync(FoldWorld.Start, 150);

        var right = await comparison.CompareAsync(default);
        Assert.Equal((0, null), (right.Differences, right.Example));
        Assert.True(right is { Facts: > 20, Counters: > 20 });

        await MiscountAsync(world);
        var wrong = await comparison.CompareAsync(default);

        Assert.Equal(1, wrong.Differences);
        Assert.StartsWith("202600 H44.03 1.00000", wrong.Example, StringComparison.Ordinal);
        Assert.Equal(1L, await ScalarAsync(world, "SELECT count(*) FROM score_comparison WHERE differences = 1"));
    }

    [Fact]
    public async Task What_another_process_found_later_is_told_and_old_results_are_not()
    {
        await using var world = await FoldWorld.CreateAsync(kind);
        using var fold = world.Fold();
        var clock = new TestClock(FoldWorld.Start);
        using var first = new FoldMetrics(clock);
        using var second = new FoldMetrics(clock);
        await new RandomLives(world.Journal, 21).GoOnAsync(FoldWorld.Start, 150);
        await Comparison(world, fold, first).TellLastAsync(default);
        Assert.Empty(Differences(first));
        await fold.CatchUpAsync(default);
        await MiscountAsync(world);
        await Comparison(world, fold, first).CompareAsync(default);
        await Comparison(world, fold, second).TellLastAsync(default);
        Assert.Equal([1, 1], Differences(first).Concat(Differences(second)));

        await ExecuteAsync(world, "INSERT INTO score_comparison VALUES (9000000000000, 1, 1, 1, 0, NULL)");
        await Comparison(world, fold, first).TellLastAsync(default);
        clock.Advance(TimeSpan.FromMinutes(15));
        Assert.Empty(Differences(second));
        await Comparison(world, fold, second).TellLastAsync(default);
        Assert.Equal([0], Differences(second));
    }

    [Fact]
    public async Task Beside_writers_nothing_differs()
    {
        await using var world = await FoldWorld.CreateAsync(kind);
        using var fold = world.Fold();
        using var metrics = new FoldMetrics(TimeProvider.System);
        var comparison = Comparison(world, fold, metrics);
        var lives = new RandomLives(world.Journal, 22);
        await lives.GoOnAsync(FoldWorld.Start, 50);
        var writing = Task.Run(async () =>
        {
            for (var i = 0; i < 40; i++)
                await lives.GoOnAsync(FoldWorld.Start, 15);
        });

        for (var i = 0; i < 3 || !writing.IsCompleted; i++)
            Assert.Null((await comparison.CompareAsync(default)).Example);
        await writing;
    }

    [Fact]
    public async Task What_is_not_folded_yet_is_no_difference()
    {
        await using var world = await FoldWorld.CreateAsync(kind);
        using var fold = world.Fold();
        var lives = new RandomLives(world.Journal, 23);
        await lives.GoOnAsync(FoldWorld.Start, 60);
        await fold.CatchUpAsync(default);
        await lives.GoOnAsync(FoldWorld.Start, 60);

        var recomputed = await new ScoreRecomputation(world.Database, new FoldOptions()).TryAsync(default);

        Assert.Null(recomputed!.Report().Example);
        Assert.NotEqual(await world.RecomputedAsync(), await world.CountersAsync());
    }

    private static IEnumerable<double> Differences(FoldMetrics metrics) =>
        Observed.Of("portal.scores.differences", metrics).Values;

    private static ScoreComparison Comparison(FoldWorld world, ScoreFold fold, FoldMetrics metrics) => new(
        world.Database, fold, new ScoreRecomputation(world.Database, new FoldOptions { Readers = 3 }), metrics,
        NullLogger<ScoreComparison>.Instance);

    /// <summary>One more late dossier in the year of a unit and procedure.</summary>
    private static async Task MiscountAsync(FoldWorld world)
    {
        const string Row = "year = 2026 AND agency = 'H44.03' AND procedure = '1.000000'";
        await using var connection = await world.Database.OpenAsync(default);
        await using var reading = connection.CreateCommand($"SELECT counts FROM score_counter WHERE {Row}");
        var wrong = new long[MeasureDefinition.Count];
        wrong[(int)Measure.Dossiers] = 1;
        var packed = CountsPacking.Add(
            Assert.IsType<byte[]>(await reading.ExecuteScalarAsync()), [new PartCounts(0, wrong)], new PackWriter());
        await using var writing = connection.CreateCommand($"UPDATE score_counter SET counts = @counts WHERE {Row}", ("@counts", packed));
        await writing.ExecuteNonQueryAsync();
    }

    private static async Task ExecuteAsync(FoldWorld world, string sql)
    {
        await using var connection = await world.Database.OpenAsync(default);
        await using var command = connection.CreateCommand(sql);
        await command.ExecuteNonQueryAsync();
    }

    private static async Task<object?> ScalarAsync(FoldWorld world, string sql)
    {
        await using var connection = await world.Database.OpenAsync(default);
        await using var command = connection.CreateCommand(sql);
        return await command.ExecuteScalarAsync();
    }
}
