using System.Diagnostics;
using Portal.Grains.Scoring.Folding;
using Portal.Grains.Storage;

namespace Portal.Grains.Tests.Scoring.Folding;

/// <summary>One fold at a time across processes, and nobody who is gone keeps the others from folding.</summary>
public sealed class LostFoldTests
{
    private static readonly TimeSpan Seconds = TimeSpan.FromSeconds(15);

    [Fact]
    public async Task While_one_process_folds_the_others_leave_it_alone_and_when_it_dies_the_next_one_folds()
    {
        await using var world = await FoldWorld.CreateAsync(DatabaseKind.PostgreSql);
        await using var other = PortalDatabase.Open(world.Test.Options);
        using var fold = world.Fold(other);
        await FallBehindAsync(world, fold);
        await world.SettleAsync();
        await using var holder = await FoldSession.OpenAsync(world.Database, default);
        Assert.NotNull(holder);

        Assert.True((await fold.PassAsync(default)).Busy);

        await EndAsync(other, holder);
        await fold.CatchUpAsync(default).WaitAsync(Seconds);
        await world.AssertFoldedAsync();
    }

    [Fact]
    public async Task While_one_process_builds_everything_on_SQLite_the_others_leave_it_alone_and_build_when_it_is_gone()
    {
        await using var world = await FoldWorld.CreateAsync(DatabaseKind.Sqlite);
        using var fold = world.Fold();
        await new RandomLives(world.Journal, 1).GoOnAsync(FoldWorld.Start, 20);
        await using (var connection = await world.Database.OpenAsync(default))
        await using (SqliteRebuild.TryTakeTurn(connection.DataSource))
            Assert.True((await fold.PassAsync(default)).Busy);

        Assert.False((await fold.PassAsync(default)).Busy);
        await fold.CatchUpAsync(default);
        await world.AssertFoldedAsync();
    }

    [Fact]
    public async Task A_process_that_stands_still_in_the_middle_of_a_pass_loses_the_lock_after_seconds()
    {
        await using var world = await FoldWorld.CreateAsync(DatabaseKind.PostgreSql);
        await using var other = PortalDatabase.Open(world.Test.Options);
        using var fold = world.Fold(other);
        await FallBehindAsync(world, fold);
        var frozen = await FoldSession.OpenAsync(world.Database, default);
        Assert.NotNull(frozen);
        var since = Stopwatch.GetTimestamp();

        // Nothing ends it from outside: the server itself does.
        await fold.CatchUpAsync(default).WaitAsync(Seconds);

        Assert.True(Stopwatch.GetElapsedTime(since) > TimeSpan.FromSeconds(2), "It was never kept waiting.");
        await world.AssertFoldedAsync();
        // What the frozen one does when it comes back is refused.
        await Assert.ThrowsAnyAsync<Exception>(() => frozen.CommitAsync(frozen.Checkpoint, default));
        await frozen.DisposeAsync();
    }

    /// <summary>The fold has begun, and has something left to do.</summary>
    private static async Task FallBehindAsync(FoldWorld world, ScoreFold fold)
    {
        await new RandomLives(world.Journal, 3).GoOnAsync(FoldWorld.Start, 30);
        await fold.CatchUpAsync(default);
        await new RandomLives(world.Journal, 4, "more").GoOnAsync(FoldWorld.Start, 30);
    }

    /// <summary>As the server does when it finds the connection of a dead process broken.</summary>
    private static async Task EndAsync(PortalDatabase database, FoldSession session)
    {
        var id = ((Npgsql.NpgsqlConnection)session.Connection).ProcessID;
        await using var connection = await database.OpenAsync(CancellationToken.None);
        await using var command = connection.CreateCommand("SELECT pg_terminate_backend(@id, 5000)", ("@id", id));
        await command.ExecuteNonQueryAsync();
    }
}
