using System.Collections.Concurrent;
using System.Diagnostics.Metrics;
using System.Text.RegularExpressions;
using Microsoft.Extensions.DependencyInjection;
using Portal.Api.Problems;
using Portal.Api.Tests.Running;
using Portal.Silo.Jobs;
using Portal.Testing.Databases;
using Portal.Testing.Telemetry;

namespace Portal.Api.Tests.Telemetry;

/// <summary>The table of metrics in <c>docs/operations.md</c> is what a portal measures, no more and no less.</summary>
public sealed partial class MetricsTests : IAsyncLifetime, IDisposable
{
    /// <summary>Another silo folds: there is none here.</summary>
    private const string OfSeveralSilos = "portal.scores.fold.busy";

    private readonly ConcurrentDictionary<string, Instrument> published = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<string, string> measured = new(StringComparer.Ordinal);
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
        listener.SetMeasurementEventCallback<int>((instrument, _, labels, _) => Note(instrument, labels));
        listener.SetMeasurementEventCallback<long>((instrument, _, labels, _) => Note(instrument, labels));
        listener.SetMeasurementEventCallback<double>((instrument, _, labels, _) => Note(instrument, labels));
        listener.Start();
    }

    private RunningPortal Portal => portal!;

    public async Task InitializeAsync()
    {
        database = await TestDatabase.CreateAsync(Grains.Storage.DatabaseKind.Sqlite, migrate: false);
        portal = await RunningPortal.StartAsync(database.Options);
        // Hangfire makes a job, and what it measures with, when its time has come.
        foreach (var job in (string[])["fold", "queue-lengths", "score-comparison", "last-runs"])
            await RunAsync(job);
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

        Assert.NotEmpty(Ours());
        Assert.All(Ours(), one =>
        {
            var row = documented.GetValueOrDefault(one.Name);
            Assert.Equal((one.Name, KindOf(one), one.Unit), (row?.Name, row?.Kind, row?.Unit));
        });
    }

    [Fact]
    public void Every_metric_in_the_table_exists() =>
        Assert.Empty(Documented().Keys.Except(published.Keys));

    [Fact]
    public async Task A_normal_day_tells_every_metric_with_its_labels()
    {
        var held = await Portal.Desk.Bring(Stage.InProcess, Who.Citizen("measured"));
        Assert.Equal(404, (await Portal.Api.Get("/api/v1/citizen/dossiers/none", held.Applicant)).Status);
        await Portal.FoldAsync();
        await Portal.Services.GetRequiredService<Grains.Scoring.Folding.IScoreFold>().RebuildAsync(CancellationToken.None);
        await RunAsync("fold");

        listener.RecordObservableInstruments();

        var documented = Documented();
        Assert.Empty(documented.Keys.Except(measured.Keys).Except([OfSeveralSilos]));
        Assert.All(
            Ours().Where(one => one.Name != OfSeveralSilos),
            one => Assert.Equal((one.Name, documented[one.Name].Labels), (one.Name, measured[one.Name])));
    }

    [Fact]
    public void Counters_that_alerts_go_by_are_told_from_the_start_for_an_alert_sees_no_rise_where_a_series_begins()
    {
        var alerts = File.ReadAllText(Path.Combine(Repository.Root, "k8s", "observability", "alerts.yaml"));
        var counters = Rising().Matches(alerts).Select(match => match.Groups["name"].Value).Distinct().ToList();

        var told = Observed.Now();
        Assert.True(counters.Count >= 5, "The alerts were not read.");
        Assert.All(counters, counter => Assert.Contains(told, one => one.Name.Replace('.', '_') == counter));
        // An engine may have jobs of its own besides.
        Assert.Superset(JobCatalogue.All.Select(job => job.Name).ToHashSet(), Labels("portal.jobs.failures").ToHashSet());
        Assert.Equal(["Anonymous", "Reading", "Sending", "Working"], Labels("portal.overload.turned_away"));
        Assert.Superset(
            ProblemCatalogue.All.Where(problem => problem.Status == 429).Select(problem => problem.Code).ToHashSet(),
            Labels("portal.refusals").ToHashSet());

        IEnumerable<string> Labels(string name) => told.Where(one => one.Name == name).Select(one => one.Label).Distinct().Order();
    }

    private void Note(Instrument instrument, ReadOnlySpan<KeyValuePair<string, object?>> labels)
    {
        var names = new List<string>();
        foreach (var label in labels)
            names.Add(label.Key);
        measured[instrument.Name] = string.Join(", ", names);
    }

    private List<Instrument> Ours() =>
        [.. published.Values.Where(one => one.Meter.Name.StartsWith("Portal.", StringComparison.Ordinal))];

    private Task RunAsync(string job) =>
        Portal.Services.GetRequiredService<JobRunner>().RunAsync(JobCatalogue.Of(job), CancellationToken.None);

    private static string KindOf(Instrument instrument) => instrument.GetType().Name.Split('`')[0] switch
    {
        "Counter" or "ObservableCounter" => "counter",
        "Histogram" => "histogram",
        "Gauge" or "ObservableGauge" => "gauge",
        var other => other,
    };

    private static Dictionary<string, Metric> Documented() =>
        Row().Matches(File.ReadAllText(Path.Combine(Repository.Root, "docs", "operations.md"))).ToDictionary(
            row => row.Groups["name"].Value,
            row => new Metric(
                row.Groups["name"].Value,
                row.Groups["kind"].Value,
                row.Groups["unit"].Value is "" ? null : row.Groups["unit"].Value,
                row.Groups["labels"].Value.Trim()));

    [GeneratedRegex(
        @"^\| `(?<name>[a-z][a-z0-9._-]+)` \| (?<kind>counter|histogram|gauge) \| (`(?<unit>[^`]+)`)? ?\|(?<labels>[^|]*)\|",
        RegexOptions.Multiline)]
    private static partial Regex Row();

    [GeneratedRegex(@"(rate|increase)\((?<name>portal_[a-z_]+)_total")]
    private static partial Regex Rising();

    private sealed record Metric(string Name, string Kind, string? Unit, string Labels);
}
