using System.Diagnostics.Metrics;

namespace Portal.Grains.Journal;

/// <summary>What the journal measures, under the meter <c>Portal.Journal</c>.</summary>
internal sealed class JournalMetrics : IDisposable
{
    public const string MeterName = "Portal.Journal";

    private readonly Meter meter = new(MeterName);
    private readonly Histogram<int> batchSize;
    private readonly Histogram<double> commitDuration;
    private readonly Counter<long> appends;
    private readonly Counter<long> conflicts;
    private readonly Counter<long> failures;

    public JournalMetrics()
    {
        batchSize = meter.CreateHistogram<int>("portal.journal.batch.size", "{append}", "Appends per transaction.");
        commitDuration = meter.CreateHistogram<double>("portal.journal.commit.duration", "s", "Time of a transaction.");
        appends = meter.CreateCounter<long>("portal.journal.appends", "{append}", "Appends that are durable.");
        conflicts = meter.CreateCounter<long>("portal.journal.conflicts", "{append}", "Refused: revision or key.");
        failures = meter.CreateCounter<long>("portal.journal.failures", "{append}", "Appends without an outcome.");
    }

    public void Record(List<PendingAppend> batch, TimeSpan elapsed)
    {
        batchSize.Record(batch.Count);
        commitDuration.Record(elapsed.TotalSeconds);
        var (appended, conflicted, failed) = (0, 0, 0);
        foreach (var pending in batch)
        {
            if (pending.Outcome is AppendOutcome.Appended)
                appended++;
            else if (pending.Outcome is not null)
                conflicted++;
            else
                failed++;
        }

        appends.Add(appended);
        if (conflicted > 0)
            conflicts.Add(conflicted);
        if (failed > 0)
            failures.Add(failed);
    }

    public void Dispose() => meter.Dispose();
}
