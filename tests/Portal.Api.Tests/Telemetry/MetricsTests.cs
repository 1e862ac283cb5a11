using System.Collections.Concurrent;
using System.Diagnostics.Metrics;
using System.Text.RegularExpressions;
using Microsoft.Extensions.DependencyInjection;
using Portal.Api.Tests.Running;
using Portal.Silo.Jobs;
using Portal.Testing.Databases;

namespace Portal.Api.Tests.Telemetry;

/// <summary>The table of metrics in <c>docs/operations.md</c> is what a portal measures, no more and no less.</summary>
public sealed partial class MetricsTests : IAsyncLifetime, IDisposable
{
    /// <summary>They count what goes wrong, or what happens once a night; a normal day does not move them.</summary>
    private static readonly string[] Seldom =
    [
        "portal.journal.conflicts", "portal.journal.failures", "portal.jobs.failures", "portal.scores.fold.busy",
        "portal.scores.comparisons", "portal.scores.differences", "portal.overload.turned_away",
    ];

    private readonly ConcurrentDictionary<string, Instrument> published = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<string, bool> measured = new(StringComparer.Ordinal);
    private readonly MeterListener listener = new();
    private TestDatabase? database;
    private RunningPortal? portal;

    public MetricsTests()
    {
        listener.InstrumentPublished = (instrument, own) =>
        {
            published[instrument.Name] = instrument;
            own.EnableMeasurementEvents(instrument);
        };
        listener.SetMeasurementEventCallback<int>((instrument, _, _, _) => measured[instrument.Name] = true);
        listener.SetMeasurementEventCallback<long>((instrument, _, _, _) => measured[instrument.Name] = true);
        listener.SetMeasurementEventCallback<double>((instrument, _, _, _) => measured[instrument.Name] = true);
        listener.Start();
    }

    private RunningPortal Portal => portal!;

    public async Task InitializeAsync()
    {
        database = await TestDatabase.CreateAsync(Grains.Storage.DatabaseKind.Sqlite, migrate: false);
        portal = await RunningPortal.StartAsync(database.Options);
        // Hangfire makes a job, and what it measures with, when its time has come.
        await RunAsync("fold");
        await RunAsync("queue-lengths");
    }

    public async Task DisposeAsync()
    {
        await Portal.DisposeAsync();
        await database!.DisposeAsync();
    }

    public void Dispose() => listener.Dispose();

    [Fact]
    public void Every_metric_of_the_portal_is_in_the_table_with_its_unit_and_kind()
    {
        var documented = Documented();

        var ours = published.Values.Where(one => one.Meter.Name.StartsWith("Portal.", StringComparison.Ordinal)).ToList();
        Assert.NotEmpty(ours);
        Assert.All(ours, one => Assert.Equal((one.Name, KindOf(one), one.Unit), documented.GetValueOrDefault(one.Name)));
    }

    [Fact]
    public void Every_metric_in_the_table_exists() =>
        Assert.Empty(Documented().Keys.Except(published.Keys));

    [Fact]
    public async Task A_normal_day_moves_every_metric_except_those_of_faults()
    {
        var held = await Portal.Desk.Bring(Stage.InProcess, Who.Citizen("measured"));
        Assert.Equal(404, (await Portal.Api.Get("/api/v1/citizen/dossiers/none", held.Applicant)).Status);
        await Portal.FoldAsync();
        await Portal.Services.GetRequiredService<Grains.Scoring.Folding.IScoreFold>().RebuildAsync(CancellationToken.None);
        await RunAsync("fold");

        listener.RecordObservableInstruments();

        Assert.Empty(Documented().Keys.Except(Seldom).Except(measured.Keys));
    }

    private Task RunAsync(string job) =>
        Portal.Services.GetRequiredService<JobRunner>().RunAsync(JobCatalogue.Of(job), CancellationToken.None);

    private static string KindOf(Instrument instrument) => instrument.GetType().Name.Split('`')[0] switch
    {
        "Counter" => "counter",
        "Histogram" => "histogram",
        "Gauge" or "ObservableGauge" => "gauge",
        var other => other,
    };

    private static Dictionary<string, (string Name, string Kind, string? Unit)> Documented() =>
        Row().Matches(File.ReadAllText(Path.Combine(Repository.Root, "docs", "operations.md"))).ToDictionary(
            row => row.Groups["name"].Value,
            row => (row.Groups["name"].Value, row.Groups["kind"].Value, row.Groups["unit"].Value is "" ? null : row.Groups["unit"].Value));

    [GeneratedRegex(@"^\| `(?<name>[a-z][a-z0-9._-]+)` \| (?<kind>counter|histogram|gauge) \| (`(?<unit>[^`]+)`)? ?\|", RegexOptions.Multiline)]
    private static partial Regex Row();
}
