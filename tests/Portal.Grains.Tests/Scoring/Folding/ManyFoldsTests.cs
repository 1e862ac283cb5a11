using System.Collections.Concurrent;
using Portal.Grains.Storage;

namespace Portal.Grains.Tests.Scoring.Folding;

/// <summary>Several processes on one PostgreSQL: nothing is folded twice, nothing is left out.</summary>
public sealed class ManyFoldsTests
{
    [Fact]
    public async Task Several_processes_fold_what_others_write_and_every_event_counts_once()
    {
        await using var world = await FoldWorld.CreateAsync(DatabaseKind.PostgreSql);
        var databases = Enumerable.Range(0, 3).Select(_ => PortalDatabase.Open(world.Test.Options)).ToList();
        var folds = databases.Select(database => world.Fold(database, maxBatch: 15)).ToList();
        // There is something to fold until it was not one of them alone that did so.
        var folding = new ConcurrentDictionary<int, bool>();
        var writing = Task.WhenAll(Enumerable.Range(0, 3).Select(async writer =>
        {
            var lives = new RandomLives(world.Journal, writer, $"w{writer}");
            for (var round = 0; round < 25 || folding.Count < 2; round++)
                await lives.GoOnAsync(FoldWorld.Start, 12);
        }));

        await Task.WhenAll(folds.Select((fold, index) => Task.Run(async () =>
        {
            while (!writing.IsCompleted)
            {
                if ((await fold.PassAsync(default)).Entries > 0)
                    folding[index] = true;
            }
        })));
        await writing;
        await folds[0].CatchUpAsync(default);

        await world.AssertFoldedAsync();
        foreach (var fold in folds)
            fold.Dispose();
        foreach (var database in databases)
            await database.DisposeAsync();
    }

    [Fact]
    public async Task Events_of_a_transaction_that_commits_late_are_not_left_out()
    {
        await using var world = await FoldWorld.CreateAsync(DatabaseKind.PostgreSql);
        using var fold = world.Fold();
        await new RandomLives(world.Journal, 5).GoOnAsync(FoldWorld.Start, 30);
        await fold.CatchUpAsync(default);
        await using var late = await world.Database.OpenAsync(default);
        await using var transaction = await late.BeginTransactionAsync();
        await using (var correct = late.CreateCommand(
            """
            UPDATE dossier SET agency = 'H77', revision = revision + 1
            WHERE id = (SELECT min(id) FROM dossier WHERE received_at IS NOT NULL);
            INSERT INTO dossier_event (dossier, seq, at, actor, type, body, hash)
            SELECT id, revision, 0, 'a', 't', '{}', '' FROM dossier WHERE agency = 'H77'
            """))
        {
            correct.Transaction = transaction;
            await correct.ExecuteNonQueryAsync();
        }

        await new RandomLives(world.Journal, 6, "after").GoOnAsync(FoldWorld.Start, 30);
        while ((await fold.PassAsync(default)).IsWork)
        {
            // Whatever can be folded by now.
        }

        await transaction.CommitAsync();
        await fold.CatchUpAsync(default);

        await world.AssertFoldedAsync();
        Assert.Contains(await world.CountersAsync(), counter => counter.Key.Contains("/H77/", StringComparison.Ordinal));
    }
}
