using Microsoft.Extensions.DependencyInjection;
using Orleans;
using Portal.Api.Tests.Idempotency;
using Portal.Api.Tests.Running;
using Portal.Grains.Dossiers;
using Portal.Grains.Dossiers.Synchronising;
using Portal.Grains.Journal;
using Portal.Grains.Journal.Writing;
using Portal.Grains.Shared;
using Portal.Grains.Storage;
using Portal.Testing.Databases;

namespace Portal.Api.Tests.Revisions;

public sealed class TwoActivationsOnSqliteTests() : TwoActivationsTests(DatabaseKind.Sqlite);

public sealed class TwoActivationsOnPostgresTests() : TwoActivationsTests(DatabaseKind.PostgreSql);

/// <summary>
/// A dossier that is in memory twice, as after a split of a cluster or beside a silo that ends slowly: two processes, each
/// with its own activation and journal writer, held exactly where both have decided and neither has written.
/// </summary>
public abstract class TwoActivationsTests : IAsyncLifetime
{
    private static readonly Who Me = Who.Citizen("torn");

    private readonly DatabaseKind kind;
    private TestDatabase? database;
    private Side? a;
    private Side? b;

    private protected TwoActivationsTests(DatabaseKind kind) => this.kind = kind;

    public async Task InitializeAsync()
    {
        database = await TestDatabase.CreateAsync(kind);
        a = await Side.StartAsync(database);
        b = await Side.StartAsync(database);
    }

    public async Task DisposeAsync()
    {
        await a!.DisposeAsync();
        await b!.DisposeAsync();
        await database!.DisposeAsync();
    }

    [Fact]
    public async Task Of_two_that_decided_on_one_revision_one_writes_and_the_other_reloads_and_says_so()
    {
        var dossier = await TwiceInMemoryAsync();
        var atA = a!.Send(dossier.Ask(Who.Reception, "acceptance"));
        var atB = b!.Send(dossier.Ask(Who.Reception, "acceptance"));
        await Task.WhenAll(a.Gate.Arrived, b.Gate.Arrived);

        a.Gate.Open();
        var won = (await atA).Expect(200);
        b.Gate.Open();
        (await atB).ExpectProblem(412, "dossier.stale_revision");

        // The loser has let go of its state: it goes on from what the winner wrote.
        dossier.Take(won);
        (await b.Send(dossier.Ask(Who.Leader, "assignment", new { assignee = "specialist-1" }))).Expect(200);
        await AssertOneHistoryAsync(entries: 3);
    }

    [Fact]
    public async Task The_same_request_decided_on_by_both_has_one_effect_and_one_answer()
    {
        var dossier = await TwiceInMemoryAsync();
        var ask = dossier.Ask(Who.Reception, "acceptance");
        var atA = a!.Send(ask);
        var atB = b!.Send(ask);
        await Task.WhenAll(a.Gate.Arrived, b.Gate.Arrived);

        b.Gate.Open();
        var first = (await atB).Expect(200);
        a.Gate.Open();

        Assert.Equal(first.Fingerprint, (await atA).Fingerprint);
        await AssertOneHistoryAsync(entries: 2);
    }

    [Fact]
    public async Task Who_named_no_revision_is_decided_on_anew_after_a_lost_race()
    {
        var dossier = await TwiceInMemoryAsync();
        var system = new Caller("one-stop", Role.Integrator, dossier.Agency, Assurance.Verified);
        var envelope = new CommandEnvelope(system, "without-revision", new byte[32], ExpectedRevision: null);
        Assert.True(DossierKey.TryParse(dossier.Id, out var key));
        var command = new RecordSynchronisation(TimeProvider.System.GetUtcNow());
        var atB = b!.Portal.Services.GetRequiredService<IGrainFactory>().GetDossier(key).Execute(command, envelope);
        var atA = a!.Send(dossier.Ask(Who.Reception, "acceptance"));
        await Task.WhenAll(a.Gate.Arrived, b.Gate.Arrived);

        a.Gate.Open();
        (await atA).Expect(200);
        b.Gate.Open();
        var answer = await atB;

        Assert.True(answer.Refusal is null, answer.Refusal?.Code);
        Assert.Equal("\"3\"", answer.ETag);
        await AssertOneHistoryAsync(entries: 3);
    }

    private async Task<Held> TwiceInMemoryAsync()
    {
        var dossier = await a!.Portal.Desk.Submit(Me);
        foreach (var side in (Side[])[a, b!])
        {
            Assert.Equal(200, (await side.Portal.Api.Get($"/api/v1/agency/dossiers/{dossier.Id}", Who.Reception)).Status);
            side.Gate.Close();
        }

        return dossier;
    }

    private async Task AssertOneHistoryAsync(int entries)
    {
        var journal = await a!.Portal.VerifyAsync();
        Assert.True(journal.IsWhole, journal.First?.ToString());
        await using var connection = await database!.Database.OpenAsync(CancellationToken.None);
        await using var command = connection.CreateCommand("SELECT count(*), max(seq) FROM dossier_event");
        await using var row = await command.ExecuteReaderAsync();
        Assert.True(await row.ReadAsync());
        Assert.Equal((entries, entries), (row.GetInt64(0), row.GetInt64(1)));
    }

    /// <summary>One of the two processes.</summary>
    private sealed record Side(RunningPortal Portal, GatedJournal Gate) : IAsyncDisposable
    {
        public static async Task<Side> StartAsync(TestDatabase database)
        {
            GatedJournal? gate = null;
            var portal = await RunningPortal.StartAsync(database.Options, adjust: builder =>
                builder.Services.AddSingleton<IJournal>(services =>
                    gate = new GatedJournal(services.GetRequiredService<JournalWriter>())));
            return new Side(portal, gate ?? (GatedJournal)portal.Services.GetRequiredService<IJournal>());
        }

        public Task<Answer> Send(Ask ask) => Portal.Api.Send(ask);

        public async ValueTask DisposeAsync()
        {
            Gate.Open();
            await Portal.DisposeAsync();
        }
    }
}
