using Microsoft.Extensions.DependencyInjection;
using Npgsql;
using Portal.Api.Tests.Running;
using Portal.Grains.Shared;
using Portal.Grains.Storage;
using Portal.Testing.Databases;

namespace Portal.Api.Tests.Revisions;

public sealed class FreshLookOnSqliteTests() : FreshLookTests(DatabaseKind.Sqlite);

public sealed class FreshLookOnPostgresTests() : FreshLookTests(DatabaseKind.PostgreSql)
{
    [Fact]
    public async Task While_the_database_is_away_a_look_shows_what_was_known()
    {
        var dossier = await A.Desk.Submit(Me);
        (await LookAtB(dossier)).Expect(200);
        var policy = (await B.Api.Get(Policy, Who.Manager)).Expect(200).Json.ToString();

        await using (await ClosedAsync())
        {
            Stamps.Pass(Freshness.Bound);
            Assert.Equal(dossier.ETag, (await LookAtB(dossier)).Expect(200).ETag);
            Assert.Equal(policy, (await B.Api.Get(Policy, Who.Manager)).Expect(200).Json.ToString());
        }
    }

    /// <summary>Nobody gets into the database until this is disposed.</summary>
    private async Task<IAsyncDisposable> ClosedAsync()
    {
        var admin = await PostgresServer.AdminConnectionStringAsync();
        var name = new NpgsqlConnectionStringBuilder(Database.Options.ConnectionString).Database;
        await ExecuteAsync($"ALTER DATABASE {name} ALLOW_CONNECTIONS false");
        await ExecuteAsync($"SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = '{name}'");
        return new Opening(() => ExecuteAsync($"ALTER DATABASE {name} ALLOW_CONNECTIONS true"));

        async Task ExecuteAsync(string sql)
        {
            await using var connection = new NpgsqlConnection(admin);
            await connection.OpenAsync();
            await connection.ExecuteAsync(sql);
        }
    }

    private sealed class Opening(Func<Task> open) : IAsyncDisposable
    {
        public async ValueTask DisposeAsync() => await open();
    }
}

/// <summary>Two portals on one database: what was done at one of them is soon seen at the other, too.</summary>
public abstract class FreshLookTests : IAsyncLifetime
{
    private protected const string Policy = "/api/v1/agency/queue-policy";

    private protected static readonly Who Me = Who.Citizen("fresh");

    private readonly DatabaseKind kind;
    private TestDatabase? database;
    private RunningPortal? a;
    private RunningPortal? b;

    private protected FreshLookTests(DatabaseKind kind) => this.kind = kind;

    private protected TestDatabase Database => database!;

    private protected RunningPortal A => a!;

    /// <summary>The one whose time passes only when a test says so.</summary>
    private protected RunningPortal B => b!;

    private protected LeapingStamps Stamps { get; } = new();

    public async Task InitializeAsync()
    {
        database = await TestDatabase.CreateAsync(kind);
        a = await RunningPortal.StartAsync(database.Options);
        b = await RunningPortal.StartAsync(
            database.Options, adjust: builder => builder.Services.AddSingleton<TimeProvider>(Stamps));
    }

    public async Task DisposeAsync()
    {
        await a!.DisposeAsync();
        await b!.DisposeAsync();
        await database!.DisposeAsync();
    }

    [Fact]
    public async Task A_dossier_is_shown_as_it_became_elsewhere_and_an_old_entity_tag_is_no_longer_known()
    {
        var dossier = await A.Desk.Submit(Me);
        var before = (await LookAtB(dossier)).Expect(200).ETag!;
        await dossier.Do(Who.Reception, "acceptance");

        // What was read a moment ago costs no further read.
        Assert.Equal(304, (await LookAtB(dossier, before)).Status);
        Stamps.Pass(Freshness.Bound);
        var look = (await LookAtB(dossier, before)).Expect(200);
        Assert.Equal(dossier.ETag, look.ETag);
        Assert.Equal(304, (await LookAtB(dossier, dossier.ETag)).Status);
    }

    [Fact]
    public async Task What_the_other_one_shows_is_what_it_decides_on()
    {
        var dossier = await A.Desk.Submit(Me);
        (await LookAtB(dossier)).Expect(200);
        await dossier.Do(Who.Reception, "acceptance");
        Stamps.Pass(Freshness.Bound);
        (await LookAtB(dossier)).Expect(200);

        var assigned = await B.Api.Send(dossier.Ask(Who.Leader, "assignment", new { assignee = "specialist-1" }));
        dossier.Take(assigned.Expect(200));
        Assert.True((await A.VerifyAsync()).IsWhole);
    }

    [Fact]
    public async Task A_petition_is_shown_as_it_became_elsewhere()
    {
        var petition = await HeldPetition.Bring(A.Api, 0, Me);
        var path = HeldPetition.PathFor(Who.Leader) + petition.Id;
        (await B.Api.Get(path, Who.Leader)).Expect(200);
        await petition.Do(Who.Leader, "receipt");

        Stamps.Pass(Freshness.Bound);
        Assert.Equal(petition.ETag, (await B.Api.Get(path, Who.Leader)).Expect(200).ETag);
    }

    [Fact]
    public async Task The_policy_of_a_queue_is_shown_and_followed_as_it_was_set_elsewhere()
    {
        var turns = new Ask("PUT", Policy)
        {
            By = Who.Manager,
            IfMatch = (await B.Api.Get(Policy, Who.Manager)).Expect(200).ETag,
            Body = Ask.Bytes(new { assignment = "takeTurns", officers = new[] { "officer-7" } }),
        };
        (await A.Api.Send(turns)).Expect(200);

        Stamps.Pass(Freshness.Bound);
        var shown = (await B.Api.Get(Policy, Who.Manager)).Expect(200).Json;
        Assert.Equal(["officer-7"], shown.GetProperty("officers").EnumerateArray().Select(officer => officer.GetString()));
        var dossier = await B.Desk.Submit(Me);
        await dossier.Do(Who.Reception, "acceptance");
        Assert.Equal("officer-7", (await dossier.View(Who.Reception)).GetProperty("assignee").GetString());
    }

    private protected Task<Answer> LookAtB(Held dossier, string? known = null) => B.Api.Send(
        Ask.Get($"/api/v1/agency/dossiers/{dossier.Id}", Who.Reception) with
        {
            Headers = known is null ? [] : [("If-None-Match", known)],
        });
}
