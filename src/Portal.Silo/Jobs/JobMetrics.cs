using System.Collections.Concurrent;
using System.Diagnostics.Metrics;

namespace Portal.Silo.Jobs;

/// <summary>What jobs measure, under the meter <c>Portal.Jobs</c>.</summary>
internal sealed class JobMetrics : IDisposable
{
    public const string MeterName = "Portal.Jobs";

    /// <summary>What the database said is told for so long; when it cannot be read, others tell.</summary>
    private static readonly TimeSpan GoodFor = TimeSpan.FromMinutes(15);

    private readonly Meter meter;
    private readonly Histogram<double> duration;
    private readonly TimeProvider time;
    private readonly ConcurrentDictionary<string, long> failures = new(
        JobCatalogue.All.Select(job => KeyValuePair.Create(job.Name, 0L)), StringComparer.Ordinal);

    private readonly ConcurrentDictionary<string, TimeSpan> intervals = new(
        JobCatalogue.All.Select(job => KeyValuePair.Create(job.Name, job.Schedule.Interval)), StringComparer.Ordinal);

    private readonly ConcurrentDictionary<string, DateTimeOffset> own = new(StringComparer.Ordinal);
    private volatile Known? known;

    public JobMetrics(TimeProvider time)
    {
        this.time = time;
        meter = new Meter(new MeterOptions(MeterName) { Scope = this });
        duration = meter.CreateHistogram<double>("portal.jobs.duration", "s", "Time of a run that succeeded.",
            advice: new InstrumentAdvice<double> { HistogramBucketBoundaries = [0.01, 0.1, 0.5, 1, 2.5, 5, 10, 30, 60, 300, 1800] });
        // Observed, so that it is told from the start, with 0 for every job.
        meter.CreateObservableCounter(
            "portal.jobs.failures",
            () => failures.Select(job => new Measurement<long>(job.Value, Of(job.Key))),
            "{run}", "Runs that failed.");
        meter.CreateObservableGauge(
            "portal.jobs.succeeded_at", SucceededAt, "s", "Moment of the last success, in whichever process; Unix time.");
        meter.CreateObservableGauge(
            "portal.jobs.interval",
            () => intervals.Select(job => new Measurement<double>(job.Value.TotalSeconds, Of(job.Key))),
            "s", "How often a job runs.");
    }

    public void RecordRun(string job, TimeSpan elapsed) =>
        duration.Record(elapsed.TotalSeconds, Of(job));

    public void RecordFailure(string job) => failures.AddOrUpdate(job, 1, (_, count) => count + 1);

    /// <summary>From now on a job that this process runs for itself, of the catalogue or of the engine, is waited for.</summary>
    public void Expect(JobDefinition job, DateTimeOffset from)
    {
        intervals[job.Name] = job.Schedule.Interval;
        failures.TryAdd(job.Name, 0);
        RecordOwnSuccess(job.Name, from);
    }

    /// <summary>A job that this process runs for itself has succeeded.</summary>
    public void RecordOwnSuccess(string job, DateTimeOffset at) => own[job] = at;

    /// <summary>When the jobs of the portal last succeeded.</summary>
    public void RecordSuccesses(IReadOnlyDictionary<string, DateTimeOffset> jobs) =>
        known = new Known(time.GetTimestamp(), jobs);

    public void Dispose() => meter.Dispose();

    private IEnumerable<Measurement<double>> SucceededAt()
    {
        var shared = known is { } one && time.GetElapsedTime(one.At) < GoodFor
            ? one.Jobs
            : new Dictionary<string, DateTimeOffset>();
        return shared.Concat(own).Select(job => new Measurement<double>(job.Value.ToUnixTimeMilliseconds() / 1000d, Of(job.Key)));
    }

    /// <summary>Not "job" alone: that is what Prometheus calls the service.</summary>
    private static KeyValuePair<string, object?> Of(string job) => new("portal.job", job);

    private sealed record Known(long At, IReadOnlyDictionary<string, DateTimeOffset> Jobs);
}
