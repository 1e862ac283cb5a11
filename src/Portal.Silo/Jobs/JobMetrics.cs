using System.Diagnostics.Metrics;

namespace Portal.Silo.Jobs;

/// <summary>What jobs measure, under the meter <c>Portal.Jobs</c>.</summary>
internal sealed class JobMetrics : IDisposable
{
    public const string MeterName = "Portal.Jobs";

    private readonly Meter meter = new(MeterName);
    private readonly Histogram<double> duration;
    private readonly Counter<long> failures;

    public JobMetrics()
    {
        duration = meter.CreateHistogram<double>("portal.jobs.duration", "s", "Time of a run that succeeded.",
            advice: new InstrumentAdvice<double> { HistogramBucketBoundaries = [0.01, 0.1, 0.5, 1, 2.5, 5, 10, 30, 60, 300, 1800] });
        failures = meter.CreateCounter<long>("portal.jobs.failures", "{run}", "Runs that failed.");
    }

    public void RecordRun(string job, TimeSpan elapsed) =>
        duration.Record(elapsed.TotalSeconds, Of(job));

    public void RecordFailure(string job) => failures.Add(1, Of(job));

    public void Dispose() => meter.Dispose();

    /// <summary>Not "job" alone: that is what Prometheus calls the service.</summary>
    private static KeyValuePair<string, object?> Of(string job) => new("portal.job", job);
}
