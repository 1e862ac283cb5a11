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
        duration = meter.CreateHistogram<double>("portal.jobs.duration", "s", "Time of a run that succeeded.");
        failures = meter.CreateCounter<long>("portal.jobs.failures", "{run}", "Runs that failed.");
    }

    public void RecordRun(string job, TimeSpan elapsed) =>
        duration.Record(elapsed.TotalSeconds, new KeyValuePair<string, object?>("job", job));

    public void RecordFailure(string job) => failures.Add(1, new KeyValuePair<string, object?>("job", job));

    public void Dispose() => meter.Dispose();
}
