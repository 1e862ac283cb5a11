using FsCheck;
using FsCheck.Fluent;
using Portal.Grains.Storage;

namespace Portal.Grains.Tests.Scoring.Folding;

public sealed class SqliteScoreFoldTests() : ScoreFoldTests(DatabaseKind.Sqlite);

public sealed class PostgresScoreFoldTests() : ScoreFoldTests(DatabaseKind.PostgreSql);

/// <summary>Folded counters equal recomputed ones, whatever happens in whatever order.</summary>
public abstract class ScoreFoldTests
{
    private readonly DatabaseKind kind;

    private protected ScoreFoldTests(DatabaseKind kind) => this.kind = kind;

    [Fact]
    public void For_random_histories_the_folded_counters_equal_the_recomputed_ones() =>
        Prop.ForAll(Gen.Choose(1, 1_000_000).ToArbitrary(), seed => LiveAsync(seed).GetAwaiter().GetResult())
            .Check(Config.QuickThrowOnFailure.WithMaxTest(6));

    [Fact]
    public async Task A_pass_takes_a_bounded_number_of_events_and_the_rest_comes_in_the_next_ones()
    {
        await using var world = await FoldWorld.CreateAsync(kind);
        using var fold = world.Fold(maxBatch: 7);
        await fold.CatchUpAsync(default);
        await new RandomLives(world.Journal, 1).GoOnAsync(FoldWorld.Start, 60);
        await world.SettleAsync();

        var first = await fold.PassAsync(default);
        Assert.InRange(first.Entries, 1, 14);
        await fold.CatchUpAsync(default);

        await world.AssertFoldedAsync();
        Assert.False((await fold.PassAsync(default)).IsWork);
    }

    [Fact]
    public async Task Becoming_late_and_the_next_period_need_no_event()
    {
        await using var world = await FoldWorld.CreateAsync(kind);
        using var fold = world.Fold();
        await new RandomLives(world.Journal, 2).GoOnAsync(FoldWorld.Start, 80);
        await fold.CatchUpAsync(default);
        var before = await world.CountersAsync();

        world.Clock.AdvanceTo(FoldWorld.Start.AddDays(100));
        await fold.CatchUpAsync(default);

        await world.AssertFoldedAsync();
        Assert.Contains(await world.CountersAsync(), counter => counter.Key.StartsWith("202611/", StringComparison.Ordinal));
        Assert.NotEqual(before, await world.CountersAsync());
    }

    [Fact]
    public async Task A_clock_that_is_set_back_takes_the_counters_along_where_that_is_allowed()
    {
        await using var world = await FoldWorld.CreateAsync(kind);
        using var fold = world.Fold(clockMaySetBack: true);
        await new RandomLives(world.Journal, 8).GoOnAsync(FoldWorld.Start, 80);
        await fold.CatchUpAsync(default);
        var before = await world.CountersAsync();
        world.Clock.Set(FoldWorld.Start.AddDays(60));
        await fold.CatchUpAsync(default);
        Assert.NotEqual(before, await world.CountersAsync());

        world.Clock.Set(FoldWorld.Start);
        await fold.CatchUpAsync(default);

        Assert.Equal(before, await world.CountersAsync());
    }

    [Fact]
    public async Task A_clock_that_goes_back_by_itself_does_not_take_the_counters_along()
    {
        await using var world = await FoldWorld.CreateAsync(kind);
        using var fold = world.Fold();
        var lives = new RandomLives(world.Journal, 9);
        await lives.GoOnAsync(FoldWorld.Start, 80);
        world.Clock.Set(FoldWorld.Start.AddDays(60));
        await fold.CatchUpAsync(default);

        world.Clock.Set(FoldWorld.Start.AddDays(30));
        await lives.GoOnAsync(FoldWorld.Start, 20);
        await fold.CatchUpAsync(default);

        world.Clock.Set(FoldWorld.Start.AddDays(60));
        await world.AssertFoldedAsync();
    }

    [Fact]
    public async Task Counters_of_another_definition_are_built_anew()
    {
        await using var world = await FoldWorld.CreateAsync(kind);
        using (var fold = world.Fold())
        {
            await new RandomLives(world.Journal, 3).GoOnAsync(FoldWorld.Start, 60);
            await fold.CatchUpAsync(default);
        }

        await ExecuteAsync(world, "UPDATE score_checkpoint SET definition = 'older', dossier_position = 0, version = version + 1");
        await ExecuteAsync(world, "UPDATE score_counter SET counts = fact FROM score_fact");
        using var newer = world.Fold();
        await newer.CatchUpAsync(default);

        await world.AssertFoldedAsync();
    }

    [Fact]
    public async Task A_rebuild_beside_writers_and_another_fold_loses_nothing()
    {
        await using var world = await FoldWorld.CreateAsync(kind);
        using var fold = world.Fold(maxBatch: 20);
        using var other = kind == DatabaseKind.PostgreSql ? world.Fold(maxBatch: 20) : fold;
        var lives = new RandomLives(world.Journal, 4);
        await lives.GoOnAsync(FoldWorld.Start, 100);

        // One rebuild at a time: without a pause between them a writer of SQLite might not get its turn.
        for (var i = 0; i < 20; i++)
        {
            await Task.WhenAll(
                Task.Run(() => lives.GoOnAsync(FoldWorld.Start, 20)), fold.RebuildAsync(default), other.PassAsync(default));
        }

        await fold.CatchUpAsync(default);

        await world.AssertFoldedAsync();
    }

    private async Task LiveAsync(int seed)
    {
        await using var world = await FoldWorld.CreateAsync(kind);
        using var fold = world.Fold(maxBatch: 25);
        var random = new Random(seed);
        var lives = new RandomLives(world.Journal, seed);
        for (var round = 0; round < 12; round++)
        {
            await lives.GoOnAsync(world.Clock.GetUtcNow(), random.Next(1, 40));
            for (var passes = random.Next(3); passes > 0; passes--)
                await fold.PassAsync(default);
            world.Clock.Advance(TimeSpan.FromMinutes(random.Next(random.Next(2) == 0 ? 60 : 20 * 24 * 60)));
        }

        await fold.CatchUpAsync(default);
        await world.AssertFoldedAsync();
    }

    private static async Task ExecuteAsync(FoldWorld world, string sql)
    {
        await using var connection = await world.Database.OpenAsync(default);
        await using var command = connection.CreateCommand(sql);
        await command.ExecuteNonQueryAsync();
    }
}
