using Dapper;
using Microsoft.Extensions.DependencyInjection;
using Portal.Api.Tests.Ministry;
using Portal.Api.Tests.Running;
using Portal.Grains.Administration;
using Portal.Grains.Journal.Archives;
using Portal.Grains.Scoring.Comparing;
using Portal.Grains.Scoring.History;
using Portal.Grains.Storage;
using Portal.Silo.Jobs;
using Portal.Testing.Databases;

namespace Portal.Api.Tests.Backups;

/// <summary>
/// Nothing is lost between backup and restore, table by table, and nothing is made again: scores are those of the backup.
/// </summary>
public abstract class SameContentTests : IDisposable
{
    private const string Now = "2026-09-05T02:00:00Z";

    /// <summary>What people look at: ranking, cards, days, frozen months, targets.</summary>
    private static readonly (string Path, Who? By)[] Pages =
    [
        ("ranking?period=" + ScoreFixture.Period, null),
        ($"units/{Who.OwnAgency}/scorecard?period={ScoreFixture.Period}", Who.Leader),
        ($"units/{Who.OwnAgency}/scorecard?period={ScoreFixture.Period}&knownAt=2026-08-04T00:00:00Z", Who.Leader),
        ($"units/{Who.OtherAgency}/scorecard?period={ScoreFixture.Period}", Who.Leader.At(Who.OtherAgency)),
        ($"units/{Who.OwnAgency}/history?period=2026&count=1", Who.Leader),
        ($"units/{Who.OwnAgency}/frozen?period={ScoreFixture.Period}", Who.Leader),
        ($"units/{Who.OwnAgency}/targets?period=2026-09", Who.Leader),
    ];

    private readonly ScoreFixture fixture;
    private readonly DatabaseKind kind;
    private readonly BackupFolder folder = new();

    private protected SameContentTests(ScoreFixture fixture, DatabaseKind kind) => (this.fixture, this.kind) = (fixture, kind);

    public void Dispose()
    {
        folder.Dispose();
        GC.SuppressFinalize(this);
    }

    [Fact]
    public async Task Every_table_comes_back_as_it_was_and_shows_the_same_scores()
    {
        await FillAsync();
        var portal = fixture.Portal;
        var source = portal.Services.GetRequiredService<PortalDatabase>();
        var before = await DatabaseContent.ReadAsync(source);
        var pages = await ReadAsync(portal);
        var manifest = await folder.TakeAsync(portal);
        Assert.Equal(before, await DatabaseContent.ReadAsync(source));
        // A table that nothing is in would be compared in vain. Months of the journal may be empty.
        Assert.DoesNotContain(before, line => line.Contains(": 0 rows", StringComparison.Ordinal)
            && !line.StartsWith("dossier_event_", StringComparison.Ordinal));

        await using var empty = await TestDatabase.CreateAsync(kind, migrate: false);
        await folder.RestoreAsync(empty);
        await using (var database = PortalDatabase.Open(empty.Options))
            Assert.Equal(before, await DatabaseContent.ReadAsync(database));

        // Nobody folds.
        await using var restored = await RunningPortal.StartAsync(empty.Options, WithoutJobs.Settings);
        (await restored.Api.Send(Ask.Post("/dev/clock", null, new { now = Now }))).Expect(200);
        Assert.Equal(pages, await ReadAsync(restored));
        Assert.True((await restored.VerifyAsync()).IsWhole);
        Assert.True(manifest.Record?.Entries > 0);
        Assert.Null(await ((AdministrationRecord)restored.Services.GetRequiredService<IAdministrationRecord>())
            .FindFaultAsync(manifest.Record, default));
    }

    /// <summary>Something for every table.</summary>
    private async Task FillAsync()
    {
        var (api, services) = (fixture.Api, fixture.Portal.Services);
        var citizen = Who.Citizen("august");
        await fixture.SetClock("2026-07-10T02:00:00Z");
        await fixture.Desk.Draft(citizen);
        await fixture.SetClock(Now);
        var archive = new MonthArchive(
            services.GetRequiredService<PortalDatabase>(), new RetentionPolicy(1, "test"), services.GetRequiredService<TimeProvider>());
        await archive.ExportAsync(new DateOnly(2026, 7, 1), folder.PathOf("july"), new Progress<long>(), default);
        await archive.RemoveAsync(folder.PathOf("july"), new Progress<long>(), default);

        var uploading = new Uploading(api);
        await uploading.Submit(fixture.Desk, citizen, await uploading.Upload(citizen, Uploading.Pdf()));
        await uploading.Begin(citizen, 2000);
        await HeldMandate.Give(api, citizen);
        await HeldMandate.Record(api);
        var target = new Ask("PUT", "/api/v1/ministry/targets/3.3") { By = Who.Ministry, IfMatch = "\"0\"", Body = Ask.Bytes("""{"ratio":0.5}""") };
        (await api.Send(target)).Expect(200);
        await LookAsync(fixture.Late[0]);

        await fixture.Portal.FoldAsync();
        await services.GetRequiredService<ScoreSnapshots>().TakeAsync(default);
        await fixture.Portal.FreezeAsync(ScoreFixture.Period);
        await services.GetRequiredService<ScoreComparison>().CompareAsync(default);
        await services.GetRequiredService<JobRunner>().RunAsync(JobCatalogue.Of("queue-lengths"), default);
    }

    /// <summary>Somebody looks at a dossier, which is written a moment later.</summary>
    private async Task LookAsync(Held dossier)
    {
        (await dossier.Read(Who.Reception)).Expect(200);
        using var limit = new CancellationTokenSource(TimeSpan.FromSeconds(20));
        await using var connection = await fixture.Portal.Services.GetRequiredService<PortalDatabase>().OpenAsync(default);
        while (await connection.ExecuteScalarAsync<long>("SELECT count(*) FROM dossier_look") == 0)
            await Task.Delay(50, limit.Token);
    }

    private static async Task<List<string>> ReadAsync(RunningPortal portal)
    {
        portal.Api.ForgetTokens();
        var texts = new List<string>();
        foreach (var (path, by) in Pages)
            texts.Add((await portal.Api.Get("/api/v1/ministry/" + path, by)).Expect(200).Text);
        return texts;
    }
}

/// <summary>Jobs write what is compared, each when its time comes.</summary>
internal static class WithoutJobs
{
    public static IReadOnlyDictionary<string, string?> Settings { get; } =
        new Dictionary<string, string?> { ["Jobs:Enabled"] = "false" };
}

public sealed class QuietScoreFixture : ScoreFixture
{
    private protected override IReadOnlyDictionary<string, string?> Settings => WithoutJobs.Settings;
}

public sealed class QuietPostgresScoreFixture() : ScoreFixture(DatabaseKind.PostgreSql)
{
    private protected override IReadOnlyDictionary<string, string?> Settings => WithoutJobs.Settings;
}

public sealed class SqliteSameContentTests(QuietScoreFixture fixture)
    : SameContentTests(fixture, DatabaseKind.Sqlite), IClassFixture<QuietScoreFixture>;

public sealed class PostgresSameContentTests(QuietPostgresScoreFixture fixture)
    : SameContentTests(fixture, DatabaseKind.PostgreSql), IClassFixture<QuietPostgresScoreFixture>;
