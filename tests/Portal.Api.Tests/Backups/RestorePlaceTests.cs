using Dapper;
using Microsoft.Extensions.DependencyInjection;
using Portal.Api.Tests.Running;
using Portal.Grains.Storage;
using Portal.Grains.Storage.Backups;
using Portal.Silo.Jobs;
using Portal.Testing.Databases;

namespace Portal.Api.Tests.Backups;

/// <summary>What a restore finds at the place where it shall go: nothing to lose, data, something else's, or a running portal.</summary>
public abstract class RestorePlaceTests : IDisposable
{
    private readonly PortalFixture fixture;
    private readonly DatabaseKind kind;
    private readonly BackupFolder folder = new();

    private protected RestorePlaceTests(PortalFixture fixture, DatabaseKind kind) => (this.fixture, this.kind) = (fixture, kind);

    private protected BackupFolder Folder => folder;

    private protected Task TakeAsync() => folder.TakeAsync(fixture.Portal);

    public void Dispose()
    {
        folder.Dispose();
        GC.SuppressFinalize(this);
    }

    [Theory]
    [InlineData("CREATE TABLE customer (id integer)", "customer")]
    [InlineData("CREATE TABLE document (id integer)", "document")]
    [InlineData("CREATE TABLE schema_version (version integer, script text); INSERT INTO schema_version VALUES (1, 'V1')", "schema_version")]
    public async Task Tables_of_something_else_are_left_alone_also_when_it_is_said_to_be_replaced(string sql, string table)
    {
        await TakeAsync();
        await using var other = await TestDatabase.CreateAsync(kind, migrate: false);
        await ExecuteAsync(other, sql);

        foreach (var replace in (bool[])[false, true])
        {
            var refused = await Assert.ThrowsAsync<BackupException>(() => folder.RestoreAsync(other, replace));
            Assert.Contains("something else than a portal", refused.Message, StringComparison.Ordinal);
        }

        await ExecuteAsync(other, $"SELECT * FROM {table}");
    }

    [Fact]
    public async Task A_portal_is_not_replaced_where_something_else_has_a_table_beside_it()
    {
        await TakeAsync();
        await using var other = await TestDatabase.CreateAsync(kind, migrate: false);
        await folder.RestoreAsync(other);
        await ExecuteAsync(other, "CREATE TABLE customer (id integer)");

        var refused = await Assert.ThrowsAsync<BackupException>(() => folder.RestoreAsync(other, replace: true));

        Assert.Contains("customer", refused.Message, StringComparison.Ordinal);
        await ExecuteAsync(other, "SELECT * FROM customer");
        await ExecuteAsync(other, "DROP TABLE customer");
        await folder.RestoreAsync(other, replace: true);
    }

    [Fact]
    public async Task What_a_portal_writes_by_itself_is_nothing_to_lose()
    {
        await TakeAsync();
        await using var other = await TestDatabase.CreateAsync(kind, migrate: false);
        await using (var portal = await RunningPortal.StartAsync(other.Options))
        {
            foreach (var job in JobCatalogue.All)
                await portal.Services.GetRequiredService<JobRunner>().RunAsync(job, default);
        }

        await folder.RestoreAsync(other);
    }

    [Fact]
    public async Task A_row_in_any_table_that_a_portal_does_not_fill_by_itself_is_something_to_lose()
    {
        await TakeAsync();
        await using var other = await TestDatabase.CreateAsync(kind, migrate: false);
        var tables = new List<string>();
        await using (var database = PortalDatabase.Open(other.Options))
        {
            await new Migrator(database, TimeProvider.System).MigrateAsync(default);
            await using var connection = await database.OpenAsync(default);
            tables.AddRange(await AnyRow.PrepareAsync(connection, kind));
        }

        Assert.True(tables.Count > 15, string.Join(", ", tables));

        foreach (var table in tables)
        {
            await ChangeAsync(connection => AnyRow.InsertAsync(connection, kind, table));
            var refused = await Assert.ThrowsAsync<BackupException>(() => folder.RestoreAsync(other));
            Assert.Contains($"in {table})", refused.Message, StringComparison.Ordinal);
            await ChangeAsync(connection => connection.ExecuteAsync($"DELETE FROM {table}"));
        }

        await folder.RestoreAsync(other);

        async Task ChangeAsync(Func<System.Data.Common.DbConnection, Task> change)
        {
            await using var database = PortalDatabase.Open(other.Options);
            await using var connection = await database.OpenAsync(default);
            await change(connection);
        }
    }

    [Fact]
    public async Task A_running_portal_is_not_replaced_under_its_feet()
    {
        await TakeAsync();
        await using var other = await TestDatabase.CreateAsync(kind, migrate: false);
        await using (var portal = await RunningPortal.StartAsync(other.Options))
        {
            await SubmitAsync(portal);
            foreach (var replace in (bool[])[false, true])
            {
                var refused = await Assert.ThrowsAsync<BackupException>(() => folder.RestoreAsync(other, replace));
                Assert.Contains("Stop every process of it first", refused.Message, StringComparison.Ordinal);
            }

            await SubmitAsync(portal);
            await portal.FoldAsync();
            await using var connection = await portal.Services.GetRequiredService<PortalDatabase>().OpenAsync(default);
            Assert.Equal(2, await connection.ExecuteScalarAsync<long>("SELECT count(*) FROM dossier"));
        }

        await folder.RestoreAsync(other, replace: true);
    }

    /// <summary>Such as an API process, which has no journal, or a command.</summary>
    [Fact]
    public async Task A_process_that_only_reads_counts_as_running()
    {
        await TakeAsync();
        await using var other = await TestDatabase.CreateAsync(kind, migrate: false);
        await folder.RestoreAsync(other);
        await using (var database = PortalDatabase.Open(other.Options))
        {
            await using (var connection = await database.OpenAsync(default))
                await connection.ExecuteScalarAsync<long>("SELECT count(*) FROM dossier");
            var refused = await Assert.ThrowsAsync<BackupException>(() => folder.RestoreAsync(other, replace: true));
            Assert.Contains("Stop every process of it first", refused.Message, StringComparison.Ordinal);
        }

        await folder.RestoreAsync(other, replace: true);
    }

    private static async Task SubmitAsync(RunningPortal portal) => (await portal.Api.Send(Ask.Post(
        "/api/v1/citizen/dossiers", Who.Citizen("goes-on"), portal.Desk.Submission()))).Expect(201);

    private static async Task ExecuteAsync(TestDatabase target, string sql)
    {
        await using var database = PortalDatabase.Open(target.Options);
        await using var connection = await database.OpenAsync(default);
        await connection.ExecuteAsync(sql);
    }
}

public sealed class SqliteRestorePlaceTests(PortalFixture fixture)
    : RestorePlaceTests(fixture, DatabaseKind.Sqlite), IClassFixture<PortalFixture>
{
    [Fact]
    public async Task A_file_that_cannot_be_read_any_more_is_replaced_when_that_is_said()
    {
        await TakeAsync();
        await using var other = await TestDatabase.CreateAsync(DatabaseKind.Sqlite, migrate: false);
        var file = Path.Combine(other.Options.DataDirectory, "portal.db");
        await File.WriteAllTextAsync(file, new string('x', 9000));

        await Assert.ThrowsAsync<BackupException>(() => Folder.RestoreAsync(other));
        await Folder.RestoreAsync(other, replace: true);

        await using var portal = await RunningPortal.StartAsync(other.Options);
        Assert.True((await portal.VerifyAsync()).IsWhole);
        Assert.Single(Directory.GetFiles(other.Options.DataDirectory, "portal.db.before-*"));
    }
}

public sealed class PostgresRestorePlaceTests(PostgresPortalFixture fixture)
    : RestorePlaceTests(fixture, DatabaseKind.PostgreSql), IClassFixture<PostgresPortalFixture>
{
    [Fact]
    public async Task A_view_on_the_tables_of_the_portal_is_not_dropped_with_them()
    {
        await TakeAsync();
        await using var other = await TestDatabase.CreateAsync(DatabaseKind.PostgreSql, migrate: false);
        await Folder.RestoreAsync(other);
        await using (var database = PortalDatabase.Open(other.Options))
        await using (var connection = await database.OpenAsync(default))
            await connection.ExecuteAsync("CREATE VIEW report AS SELECT number FROM dossier; CREATE FUNCTION mine() RETURNS integer RETURN 1");

        var refused = await Assert.ThrowsAsync<BackupException>(() => Folder.RestoreAsync(other, replace: true));
        Assert.Contains("such as a view", refused.Message, StringComparison.Ordinal);

        await using (var database = PortalDatabase.Open(other.Options))
        await using (var connection = await database.OpenAsync(default))
            await connection.ExecuteAsync("SELECT count(*) FROM report; DROP VIEW report");
        await Folder.RestoreAsync(other, replace: true);
        await using (var database = PortalDatabase.Open(other.Options))
        await using (var connection = await database.OpenAsync(default))
            Assert.Equal(1, await connection.ExecuteScalarAsync<int>("SELECT mine()"));
    }

    [Fact]
    public async Task Whatever_is_started_while_a_restore_is_under_way_is_refused_and_starts_when_it_is_done()
    {
        await TakeAsync();
        await using var other = await TestDatabase.CreateAsync(DatabaseKind.PostgreSql, migrate: false);
        var meanwhile = new Meanwhile(other);

        await Folder.RestoreAsync(other, progress: meanwhile);

        Assert.Equal(["SchemaException", "SchemaException", "BackupException"], meanwhile.Refusals);
        await using var portal = await RunningPortal.StartAsync(other.Options);
        Assert.True((await portal.VerifyAsync()).IsWhole);
    }

    /// <summary>Starts a portal that may change the schema, one that may not, and another restore, while tables are filled.</summary>
    private sealed class Meanwhile(TestDatabase target) : IProgress<string>
    {
        public IReadOnlyList<string> Refusals { get; private set; } = [];

        public void Report(string value)
        {
            if (value == "dossier")
                Refusals = Task.Run(TryAsync).GetAwaiter().GetResult();
        }

        private async Task<List<string>> TryAsync()
        {
            await using var database = PortalDatabase.Open(target.Options);
            var migrator = new Migrator(database, TimeProvider.System);
            var backup = new PostgresBackup(database, target.Options, TimeProvider.System);
            var refusals = new List<string>();
            foreach (var start in (Func<Task>[])
            [
                () => migrator.MigrateAsync(default),
                () => migrator.CheckAsync(default),
                () => backup.RestoreAsync("nowhere", null!, this, default),
            ])
            {
                refusals.Add((await Record.ExceptionAsync(start))?.GetType().Name ?? "started");
            }

            return refusals;
        }
    }
}
