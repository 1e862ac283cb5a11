using System.Diagnostics;
using System.Globalization;
using Dapper;
using Npgsql;
using Portal.Grains.Journal.Reading;
using Portal.Grains.Journal.Streams;
using Portal.Grains.Scoring.Folding;
using Portal.Grains.Storage;
using Portal.Testing.Databases;

namespace Portal.Grains.Tests.Scoring.Folding;

/// <summary>A dump goes to another server, whose transactions have other numbers.</summary>
public sealed class OtherServerTests
{
    [Fact]
    public async Task After_pg_restore_on_another_server_the_fold_goes_on_where_it_was_without_loss_or_doubling()
    {
        await using var old = await FoldWorld.CreateAsync(DatabaseKind.PostgreSql);
        await BurnTransactionsAsync(old.Database);
        await new RandomLives(old.Journal, 1).GoOnAsync(FoldWorld.Start, 150);
        await old.SettleAsync();
        using (var fold = old.Fold(maxBatch: 40))
        {
            // The first builds everything; the others fold a part of what came after it.
            await fold.PassAsync(default);
            await new RandomLives(old.Journal, 2, "later").GoOnAsync(FoldWorld.Start, 150);
            await old.SettleAsync();
            await fold.PassAsync(default);
        }

        var before = await CheckpointAsync(old.Database);
        var unread = await new JournalReader(old.Database).ReadAsync(StreamKind.Dossier, before.Dossiers, 1_000, default);
        var entries = await CountAsync(old.Database);
        await using var server = await ThrowAwayPostgres.StartNewAsync();
        var copy = await TestDatabase.CreateAsync(DatabaseKind.PostgreSql, migrate: false, server.ConnectionString);
        await CopyAsync(old.Test.Options.ConnectionString!, copy.Options.ConnectionString!);
        await using var restored = await FoldWorld.OnAsync(copy);
        var reader = new JournalReader(restored.Database);
        var migrator = new Migrator(restored.Database, TimeProvider.System);

        // What the rewriting is for: none of the entries could be read, for as long as it takes to get to their numbers.
        Assert.Empty(await reader.ReadAsync(StreamKind.Dossier, JournalPosition.Start, 10_000, default));
        Assert.Contains("portal migrate", (await Assert.ThrowsAsync<SchemaException>(
            () => migrator.CheckAsync(default))).Message, StringComparison.Ordinal);
        Assert.Empty(await migrator.MigrateAsync(default));
        await migrator.CheckAsync(default);

        var place = (await CheckpointAsync(restored.Database)).Dossiers;
        Assert.Equal(
            unread.Select(entry => entry.Position.Sequence).Order(),
            (await reader.ReadAsync(StreamKind.Dossier, place, 1_000, default)).Select(entry => entry.Position.Sequence));
        using var goingOn = restored.Fold();
        Assert.True((await goingOn.PassAsync(default)).Entries >= unread.Length);
        await goingOn.CatchUpAsync(default);
        await restored.AssertFoldedAsync();
        Assert.Equal(before.Built, (await CheckpointAsync(restored.Database)).Built);

        await new RandomLives(restored.Journal, 3, "here").GoOnAsync(FoldWorld.Start, 100);
        await goingOn.CatchUpAsync(default);
        await restored.AssertFoldedAsync();
        var all = await reader.ReadAsync(StreamKind.Dossier, JournalPosition.Start, 10_000, default);
        Assert.Equal(await CountAsync(restored.Database), all.Select(entry => entry.Position.Sequence).Distinct().Count());
        Assert.True(all.Length > entries && !unread.IsEmpty, "Nothing was left to fold, or nothing came after.");
    }

    /// <summary>The server of the tests gets far ahead of a new one.</summary>
    private static async Task BurnTransactionsAsync(PortalDatabase database)
    {
        await using var connection = await database.OpenAsync(default);
        await connection.ExecuteAsync(
            """
            DO $$ BEGIN
                FOR i IN 1..5000 LOOP PERFORM pg_current_xact_id(); COMMIT; END LOOP;
            END $$
            """);
    }

    private static async Task<Checkpoint> CheckpointAsync(PortalDatabase database)
    {
        await using var connection = await database.OpenAsync(default);
        return await Checkpoint.ReadAsync(connection, null, default);
    }

    private static async Task<int> CountAsync(PortalDatabase database)
    {
        await using var connection = await database.OpenAsync(default);
        return await connection.ExecuteScalarAsync<int>("SELECT count(*) FROM dossier_event");
    }

    private static async Task CopyAsync(string from, string to)
    {
        var file = Path.GetTempFileName();
        try
        {
            await RunAsync("pg_dump", from, "--format=custom", "--file=" + file);
            await RunAsync("pg_restore", to, "--no-owner", "--exit-on-error", "--dbname=" + new NpgsqlConnectionStringBuilder(to).Database, file);
        }
        finally
        {
            File.Delete(file);
        }
    }

    private static async Task RunAsync(string program, string connectionString, params string[] arguments)
    {
        var place = new NpgsqlConnectionStringBuilder(connectionString);
        var start = new ProcessStartInfo(Path.Combine(ThrowAwayPostgres.FindBinaries(), program), arguments)
        {
            RedirectStandardError = true,
        };
        start.Environment["PGHOST"] = place.Host;
        start.Environment["PGPORT"] = place.Port.ToString(CultureInfo.InvariantCulture);
        start.Environment["PGUSER"] = place.Username;
        start.Environment["PGPASSWORD"] = place.Password;
        start.Environment["PGDATABASE"] = place.Database;
        using var process = Process.Start(start)!;
        var errors = await process.StandardError.ReadToEndAsync();
        await process.WaitForExitAsync();
        Assert.True(process.ExitCode == 0, errors);
    }
}
