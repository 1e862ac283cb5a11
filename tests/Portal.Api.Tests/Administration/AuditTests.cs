using System.Text.Json;
using Dapper;
using Microsoft.AspNetCore.Routing;
using Microsoft.AspNetCore.Routing.Patterns;
using Microsoft.Extensions.DependencyInjection;
using Portal.Api.Tests.Running;
using Portal.Grains.Administration;
using Portal.Grains.Storage;
using Portal.Testing.Databases;

namespace Portal.Api.Tests.Administration;

/// <summary>Whatever is done to the portal itself is on record, before it happens, and stays there.</summary>
public abstract class AuditTests : IAsyncLifetime
{
    private const string Audit = "/api/v1/administration/audit";

    /// <summary>What these parts of an address stand for has a record of its own, in the journal; calculations change nothing.</summary>
    private static readonly string[] Elsewhere =
        ["dossiers", "drafts", "petitions", "profile", "mandates", "uploads", "score-calculations", "what-if"];

    /// <summary>Everything else that changes something: a request that is carried out and, where there is one, its refusal.</summary>
    private static readonly Row[] Table =
    [
        new("POST /api/v1/administration/imports/{kind}", "importCatalogue", Who.Administrator,
            "/api/v1/administration/imports/holidays?dryRun=true",
            File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "data", "holidays.json"))) { Refused = ("", "[{]", 422) },
        new("PUT /api/v1/ministry/targets/{index}", "setTarget", Who.Ministry,
            "/api/v1/ministry/targets/3.3", """{"ratio":0.5}""") { Refused = ("9", """{"ratio":0.5}""", 404) },
        new("DELETE /api/v1/ministry/targets/{index}", "withdrawTarget", Who.Ministry,
            "/api/v1/ministry/targets/3.3", null) { Refused = ("9", null, 404) },
        new("PUT /api/v1/agency/queue-policy", "setQueuePolicy", Who.Manager,
            "/api/v1/agency/queue-policy", """{"assignment":"manual","officers":[]}"""),
    ];

    private readonly DatabaseKind kind;
    private TestDatabase? database;
    private RunningPortal? portal;

    private protected AuditTests(DatabaseKind kind) => this.kind = kind;

    public async Task InitializeAsync()
    {
        database = await TestDatabase.CreateAsync(kind, migrate: false);
        portal = await RunningPortal.StartAsync(database.Options);
    }

    public async Task DisposeAsync()
    {
        await portal!.DisposeAsync();
        await database!.DisposeAsync();
    }

    [Fact]
    public void Whatever_changes_the_portal_itself_is_in_the_table()
    {
        var changing = portal!.Services.GetServices<EndpointDataSource>().SelectMany(source => source.Endpoints)
            .OfType<RouteEndpoint>()
            .Where(endpoint => endpoint.RoutePattern.RawText!.StartsWith("/api/v1/", StringComparison.Ordinal)
                && !Elsewhere.Any(part => endpoint.RoutePattern.PathSegments.Any(segment =>
                    segment.Parts is [RoutePatternLiteralPart literal] && literal.Content == part)))
            .SelectMany(endpoint => endpoint.Metadata.GetMetadata<HttpMethodMetadata>()!.HttpMethods
                .Where(method => method is not ("GET" or "HEAD")).Select(method => $"{method} {endpoint.RoutePattern.RawText}"));

        Assert.Equal(Table.Select(row => row.Endpoint).Order(), changing.Order());
    }

    [Fact]
    public async Task Each_is_recorded_with_who_and_what_and_outcome_whether_it_succeeds_or_not()
    {
        foreach (var row in Table)
        {
            var method = row.Endpoint.Split(' ')[0];
            var tag = (await portal!.Api.Get(row.Path, row.By)).ETag ?? "\"0\"";
            (await portal.Api.Send(Of(row.Path, row.Body, row.By))).Expect(200);
            await AssertLastAsync(row, 200);
            if (row.Refused is { } refused)
            {
                Assert.Equal(refused.Status, (await portal.Api.Send(Of(row.Path + refused.Tail, refused.Body, row.By))).Status);
                await AssertLastAsync(row, refused.Status);
            }

            // Who may not even ask is turned away before.
            Assert.Equal(403, (await portal.Api.Send(Of(row.Path, row.Body, Who.Citizen("nosy")))).Status);
            await AssertLastAsync(row, row.Refused?.Status ?? 200);

            Ask Of(string path, string? body, Who by) => new(method, path) { By = by, IfMatch = tag, Body = body is null ? null : Ask.Bytes(body) };
        }
    }

    /// <summary>The last two entries: asked, and with this outcome.</summary>
    private async Task AssertLastAsync(Row row, int status)
    {
        var page = (await portal!.Api.Get($"{Audit}?limit=2", Who.Administrator)).Expect(200).Json.GetProperty("items");
        var entries = page.EnumerateArray().Reverse().ToList();
        Assert.All(entries, entry =>
        {
            Assert.Equal(row.Action, entry.GetProperty("action").GetString());
            Assert.Equal($"{row.By.Persona}:{row.By.Name}", entry.GetProperty("actor").GetString());
            Assert.StartsWith(row.Path, entry.GetProperty("target").GetString(), StringComparison.Ordinal);
            Assert.Matches("^[0-9a-f]{64}$", entry.GetProperty("requestHash").GetString()!);
        });
        Assert.Equal(
            [null, status],
            entries.Select(entry => entry.TryGetProperty("status", out var said) ? said.GetInt32() : (int?)null));
    }

    [Fact]
    public async Task The_record_is_read_page_by_page_newest_first()
    {
        var record = portal!.Services.GetRequiredService<IAdministrationRecord>();
        await Task.WhenAll(Enumerable.Range(0, 25).Select(i => record.WriteAsync(
            new AdministrationAct("administrator:a", null, "act", "/x", new string('0', 64), i), CancellationToken.None)));

        var positions = new List<long>();
        for (var next = ""; next is not null;)
        {
            var page = (await portal.Api.Get($"{Audit}?limit=10{next}", Who.Administrator)).Expect(200).Json;
            positions.AddRange(page.GetProperty("items").EnumerateArray().Select(entry => entry.GetProperty("position").GetInt64()));
            next = page.TryGetProperty("next", out var after) && after.ValueKind == JsonValueKind.String ? "&before=" + after.GetString() : null;
        }

        Assert.Equal(Enumerable.Range(1, 25).Reverse().Select(i => (long)i), positions);
        Assert.Null(await ((AdministrationRecord)record).FindFaultAsync(null, CancellationToken.None));
    }

    [Fact]
    public async Task The_database_refuses_to_change_it_and_whoever_forces_it_is_found_out()
    {
        var record = (AdministrationRecord)portal!.Services.GetRequiredService<IAdministrationRecord>();
        for (var i = 0; i < 3; i++)
            await record.WriteAsync(new AdministrationAct("administrator:a", null, "act", "/x", new string('0', 64), i), CancellationToken.None);
        await using var connection = await portal.Services.GetRequiredService<PortalDatabase>().OpenAsync(CancellationToken.None);
        foreach (var forbidden in new[] { "UPDATE administration_event SET actor = 'b' WHERE position = 2", "DELETE FROM administration_event" })
        {
            var refused = await Assert.ThrowsAnyAsync<System.Data.Common.DbException>(() => connection.ExecuteAsync(forbidden));
            Assert.Contains("never changed", refused.Message, StringComparison.Ordinal);
        }

        await connection.ExecuteAsync(kind == DatabaseKind.Sqlite
            ? "DROP TRIGGER administration_event_update"
            : "ALTER TABLE administration_event DISABLE TRIGGER USER");
        await connection.ExecuteAsync("UPDATE administration_event SET actor = 'b' WHERE position = 2");
        Assert.Equal(2, await record.FindFaultAsync(null, CancellationToken.None));
    }

    [Fact]
    public async Task A_record_that_was_cut_off_or_written_anew_is_missed_by_who_knows_how_far_it_was()
    {
        var record = (AdministrationRecord)portal!.Services.GetRequiredService<IAdministrationRecord>();
        await using var connection = await portal.Services.GetRequiredService<PortalDatabase>().OpenAsync(CancellationToken.None);
        Assert.Null(await AdministrationRecord.ReadHeadAsync(connection));
        await WriteAsync(3);
        var known = await AdministrationRecord.ReadHeadAsync(connection);
        Assert.Equal(3, known!.Entries);
        await WriteAsync(1);
        Assert.Null(await record.FindFaultAsync(known, CancellationToken.None));

        await connection.ExecuteAsync(kind == DatabaseKind.Sqlite
            ? "DROP TRIGGER administration_event_delete"
            : "ALTER TABLE administration_event DISABLE TRIGGER USER");
        await connection.ExecuteAsync("DELETE FROM administration_event WHERE position > 2");
        Assert.Null(await record.FindFaultAsync(null, CancellationToken.None));
        Assert.Equal(3, await record.FindFaultAsync(known, CancellationToken.None));
        await WriteAsync(2);
        Assert.Equal(3, await record.FindFaultAsync(known, CancellationToken.None));

        async Task WriteAsync(int count)
        {
            for (var i = 0; i < count; i++)
                await record.WriteAsync(new AdministrationAct("administrator:a", null, "act", "/x", new string('0', 64), i), CancellationToken.None);
        }
    }

    /// <param name="Endpoint">Method and route.</param>
    /// <param name="Action">What the record calls it.</param>
    /// <param name="By">Somebody who may.</param>
    /// <param name="Path">An address.</param>
    /// <param name="Body">A body that is taken.</param>
    private sealed record Row(string Endpoint, string Action, Who By, string Path, string? Body)
    {
        /// <summary>What follows the address, another body, and the status that they get.</summary>
        public (string Tail, string? Body, int Status)? Refused { get; init; }
    }
}

/// <summary>On the embedded database.</summary>
public sealed class SqliteAuditTests() : AuditTests(DatabaseKind.Sqlite);

/// <summary>On PostgreSQL.</summary>
public sealed class PostgresAuditTests() : AuditTests(DatabaseKind.PostgreSql);
