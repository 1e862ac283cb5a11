using Portal.Grains.Storage;

namespace Portal.Grains.Tests.Scoring.Folding;

/// <summary>The lag that operators are told of, and an alert goes by.</summary>
public sealed class FoldLagTests
{
    private static readonly TimeSpan Minute = TimeSpan.FromMinutes(1);

    [Fact]
    public async Task What_was_looked_through_a_minute_ago_is_a_minute_old()
    {
        await using var world = await FoldWorld.CreateAsync(DatabaseKind.Sqlite);
        using var fold = world.Fold();
        await new RandomLives(world.Journal, 1).GoOnAsync(FoldWorld.Start, 20);
        await fold.CatchUpAsync(default);

        world.Clock.Advance(Minute);

        Assert.Equal(60, world.Lag());
    }

    [Fact]
    public async Task Behind_a_transaction_that_does_not_end_the_lag_grows_though_passes_find_nothing_to_do()
    {
        await using var world = await FoldWorld.CreateAsync(DatabaseKind.PostgreSql);
        using var fold = world.Fold();
        await fold.CatchUpAsync(default);
        await using (var connection = await world.Database.OpenAsync(default))
        await using (var transaction = await connection.BeginTransactionAsync())
        {
            await using var writing = connection.CreateCommand("SELECT pg_current_xact_id()");
            writing.Transaction = transaction;
            await writing.ExecuteScalarAsync();
            await new RandomLives(world.Journal, 1).GoOnAsync(FoldWorld.Start, 20);

            for (var minute = 0; minute < 3; minute++)
            {
                world.Clock.Advance(Minute);
                Assert.Equal(0, (await fold.PassAsync(default)).Entries);
            }

            Assert.InRange(world.Lag(), 120, 180);
        }

        while (world.Lag() > 0)
            await fold.PassAsync(default);
        await world.AssertFoldedAsync();
    }
}
