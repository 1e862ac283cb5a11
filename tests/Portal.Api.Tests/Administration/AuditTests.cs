using System.Text.Json;
using Dapper;
using Microsoft.Extensions.DependencyInjection;
using Portal.Api.Tests.Running;
using Portal.Grains.Administration;
using Portal.Grains.Storage;
using Portal.Testing.Databases;

namespace Portal.Api.Tests.Administration;

/// <summary>Whatever is done to the portal itself is on record, before it happens, and stays there.</summary>
public abstract class AuditRules : IAsyncLifetime
{
    private const string Audit = "/api/v1/administration/audit";

    private readonly DatabaseKind kind;
    private TestDatabase? database;
    private RunningPortal? portal;

    private protected AuditRules(DatabaseKind kind) => this.kind = kind;

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
    public async Task Imports_targets_and_queue_policies_are_recorded_with_who_and_what_and_outcome()
    {
        await portal!.Api.Send(Ask.Post("/api/v1/administration/imports/holidays?dryRun=true", Who.Administrator, "[{]"));
        (await portal.Api.Send(new Ask("PUT", "/api/v1/ministry/targets/3.3") { By = Who.Ministry, Body = Ask.Bytes("""{"ratio":0.5}""") })).Expect(200);
        (await portal.Api.Send(new Ask("PUT", "/api/v1/agency/queue-policy")
        {
            By = Who.Manager,
            Body = Ask.Bytes("""{"assignment":"manual","officers":[]}"""),
        })).Expect(200);
        (await portal.Api.Send(Ask.Post("/api/v1/administration/imports/holidays", Who.Citizen("nosy"), "[]"))).Expect(403);

        var entries = (await portal.Api.Get(Audit, Who.Administrator)).Expect(200).Json.GetProperty("items").EnumerateArray()
            .Select(entry => (
                entry.GetProperty("actor").GetString()!,
                entry.GetProperty("action").GetString()!,
                entry.TryGetProperty("status", out var status) ? status.GetInt32() : 0)).Reverse().ToList();
        Assert.Equal(
            [
                ("administrator:administrator-1", "importCatalogue", 0), ("administrator:administrator-1", "importCatalogue", 422),
                ("ministry:ministry-1", "setTarget", 0), ("ministry:ministry-1", "setTarget", 200),
                ("manager:manager-1", "setQueuePolicy", 0), ("manager:manager-1", "setQueuePolicy", 200),
            ],
            entries);
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
        Assert.Null(await ((AdministrationRecord)record).FindFaultAsync(CancellationToken.None));
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
        Assert.Equal(2, await record.FindFaultAsync(CancellationToken.None));
    }
}

/// <summary>On the embedded database.</summary>
public sealed class SqliteAuditTests() : AuditRules(DatabaseKind.Sqlite);

/// <summary>On PostgreSQL.</summary>
public sealed class PostgresAuditTests() : AuditRules(DatabaseKind.PostgreSql);
