using System.Net.Http.Json;
using System.Security.Cryptography;
using System.Text;
using Portal.EndToEnd.Tests.Kills;
using Portal.Testing.Databases;
using Portal.Testing.Load;
using Portal.Testing.Processes;

namespace Portal.EndToEnd.Tests;

/// <summary>The command <c>archive</c>: a month leaves the database of a portal, and comes back.</summary>
public sealed class ArchiveCommandTests
{
    private static readonly DateTimeOffset LongAgo = new(2023, 3, 14, 3, 0, 0, TimeSpan.Zero);

    /// <summary>In force then; the shipped ones are younger.</summary>
    private const string Procedure =
        """
        [{"code":"9.000001","name":"Thủ tục thử nghiệm","field":"Thử nghiệm","onlineKind":"full","levels":["commune"],
          "channels":["online"],"timeLimit":{"value":5,"unit":"working_day"},"fee":{"type":"free","amount":0},
          "subjects":["citizen"],"completeness":"full","hasDocumentResult":true,"components":[],"effectiveFrom":"2023-01-01"}]
        """;

    [Fact]
    public async Task A_month_leaves_SQLite_as_files_and_comes_back()
    {
        using var store = new SqliteStore();
        await RunAsync(store);
    }

    [Fact]
    public async Task A_month_leaves_PostgreSQL_as_files_and_comes_back()
    {
        var administrator = await PostgresServer.AdminConnectionStringAsync();
        using var store = await PostgresStore.CreateAsync(administrator);
        await RunAsync(store);
        await store.DropAsync(administrator);
    }

    [Fact]
    public async Task Statements_may_take_long_and_a_failure_of_the_database_is_on_record()
    {
        var administrator = await PostgresServer.AdminConnectionStringAsync();
        using var store = await PostgresStore.CreateAsync(administrator);
        await LiveAsync(store);
        var folder = Path.Combine(store.DataDirectory, "archive");
        var hasty = new Dictionary<string, string> { ["Database__ConnectionString"] = store.ConnectionString + ";Command Timeout=1" };

        await HinderAsync(store, "RAISE EXCEPTION 'no'");
        var failed = await PortalProgram.RunAsync(store, hasty, "archive", "--month", "2023-03", "--to", folder);
        Assert.True(failed.ExitCode == 1, failed.Output);
        await HinderAsync(store, "PERFORM pg_sleep(2)");
        Directory.Delete(folder, recursive: true);
        var slow = await PortalProgram.RunAsync(store, hasty, "archive", "--month", "2023-03", "--to", folder);
        Assert.True(slow.ExitCode == 0, slow.Output);

        Assert.Equal([0, 503, 0, 200], (await ReadRecordAsync(store)).Select(entry => entry.Outcome));
        await store.DropAsync(administrator);
    }

    /// <summary>Has the statement that notes a month do something else first.</summary>
    private static async Task HinderAsync(PortalStore store, string what)
    {
        await using var connection = await store.OpenAsync();
        await connection.ExecuteAsync(
            $"""
            CREATE OR REPLACE FUNCTION hinder() RETURNS trigger LANGUAGE plpgsql AS 'BEGIN {what.Replace("'", "''", StringComparison.Ordinal)}; RETURN NULL; END';
            CREATE OR REPLACE TRIGGER hinder BEFORE INSERT ON archived_month FOR EACH STATEMENT EXECUTE FUNCTION hinder()
            """);
    }

    private static async Task RunAsync(PortalStore store)
    {
        await LiveAsync(store);
        var folder = Path.Combine(store.DataDirectory, "archive");

        var taken = await DoAsync(store, "--month", "2023-03", "--to", folder);
        Assert.Contains("3 events of 3 dossiers written, checked and taken out", taken, StringComparison.Ordinal);
        Assert.Equal(0, await CountEventsAsync(store));
        await KillSeries.AssertWholeAsync(store);

        var back = await DoAsync(store, "--import", folder);
        Assert.Contains("3 events of 3 dossiers brought back", back, StringComparison.Ordinal);
        Assert.Equal(3, await CountEventsAsync(store));
        var again = await PortalProgram.RunAsync(store, "archive", "--import", folder);
        Assert.True(again.ExitCode == 1, again.Output);
        await KillSeries.AssertWholeAsync(store);

        var manifest = Convert.ToHexString(SHA256.HashData(await File.ReadAllBytesAsync(Path.Combine(folder, "manifest.json"))));
        Assert.Equal(
            [
                ("archive --month 2023-03", 0, manifest), ("archive --month 2023-03", 200, manifest),
                ("archive --import", 0, manifest), ("archive --import", 200, manifest),
                ("archive --import", 0, manifest), ("archive --import", 422, manifest),
            ],
            await ReadRecordAsync(store));
    }

    /// <summary>Three drafts that nobody has touched for long, which count as over.</summary>
    private static async Task LiveAsync(PortalStore store)
    {
        await using var portal = await PortalProcess.StartAsync(store);
        var ledger = new Ledger();
        using var client = new PortalClient(() => portal.Address, BirthRegistration.Agency, ledger);
        var import = new PortalCommand(
            "administrator", "administrator-1", "import", "/api/v1/administration/imports/procedures", null, Procedure);
        Assert.Equal(200, (await client.SendAsync(import)).Status);
        using (var http = new HttpClient())
        {
            using var set = await http.PostAsJsonAsync(new Uri(portal.Address, "dev/clock"), new { now = LongAgo });
            set.EnsureSuccessStatusCode();
        }

        foreach (var citizen in (string[])["citizen-one", "citizen-two", "citizen-three"])
        {
            var draft = new PortalCommand(
                "citizen", citizen, citizen, "/api/v1/citizen/drafts", null,
                $$"""{"procedure":"9.000001","agency":"{{BirthRegistration.Agency}}"}""");
            var answer = await client.SendAsync(draft);
            Assert.True(answer.Status == 201, Encoding.UTF8.GetString(answer.Body));
        }

        Assert.Equal(0, await portal.StopAsync(TimeSpan.FromSeconds(60)));
    }

    /// <summary>What stands in the record of administration about operators: what, outcome (0 = asked), which archive.</summary>
    private static async Task<List<(string What, int Outcome, string Archive)>> ReadRecordAsync(PortalStore store)
    {
        await using var connection = await store.OpenAsync();
        return await connection.QueryAsync(
            """
            SELECT target, coalesce(status, 0), request_hash FROM administration_event
            WHERE actor = 'operator' AND action = 'archive' ORDER BY position
            """,
            row => (row.GetString(0), row.GetInt32(1), Convert.ToHexString(row.GetFieldValue<byte[]>(2))));
    }

    private static async Task<string> DoAsync(PortalStore store, params string[] options)
    {
        var (exitCode, output) = await PortalProgram.RunAsync(store, ["archive", .. options]);
        Assert.True(exitCode == 0, output);
        return output;
    }

    private static async Task<int> CountEventsAsync(PortalStore store)
    {
        await using var connection = await store.OpenAsync();
        return (int)(await connection.QueryAsync("SELECT count(*) FROM dossier_event", row => row.GetInt64(0)))[0];
    }
}
