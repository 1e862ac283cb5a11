using Portal.Grains.Storage;

namespace Portal.Grains.Tests.Scoring.Folding;

public sealed class SqliteBrokenFoldTests() : BrokenFoldTests(DatabaseKind.Sqlite);

public sealed class PostgresBrokenFoldTests() : BrokenFoldTests(DatabaseKind.PostgreSql);

/// <summary>The database goes away between any two statements of a pass.</summary>
public abstract class BrokenFoldTests
{
    private readonly DatabaseKind kind;

    private protected BrokenFoldTests(DatabaseKind kind) => this.kind = kind;

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Whatever_statement_is_the_last_nothing_is_lost_and_nothing_counts_twice(bool after)
    {
        await using var world = await FoldWorld.CreateAsync(kind);
        await using var breaking = new BreakingDatabase(world.Database, world.Test.Options.ConnectionString ?? "");
        using var fold = world.Fold(breaking.Wrap(), maxBatch: 100);
        using var first = world.Fold();
        var lives = new RandomLives(world.Journal, 7);
        await lives.GoOnAsync(FoldWorld.Start, 30);
        await first.CatchUpAsync(default);

        var broken = 0;
        do
        {
            // Something new, something late, and a cache of counters that is warm.
            await lives.GoOnAsync(world.Clock.GetUtcNow(), 10);
            await fold.CatchUpAsync(default);
            await lives.GoOnAsync(world.Clock.GetUtcNow(), 10);
            world.Clock.Advance(TimeSpan.FromDays(2));

            await world.SettleAsync();
            breaking.BreakAt(++broken, after);
            try
            {
                await fold.PassAsync(default);
            }
            catch (BreakingDatabase.BrokenException)
            {
                Assert.True(breaking.HasBroken);
            }

            breaking.BreakNoMore();
            await fold.CatchUpAsync(default);
            await world.AssertFoldedAsync();
        }
        while (breaking.HasBroken);

        Assert.True(broken > 6, $"A pass had only {broken} statements.");
    }
}
