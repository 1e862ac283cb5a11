using System.Diagnostics.Metrics;

namespace Portal.Grains.Journal;

/// <summary>What the journal measures, under the meter <c>Portal.Journal</c>.</summary>
internal sealed class JournalMetrics : IDisposable
{
    public const string MeterName = "Portal.Journal";

    /// <summary>A commit takes a millisecond on a good disk and seconds when something is wrong.</summary>
    private static readonly double[] Seconds = [0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10];

    private readonly Meter meter = new(MeterName);
    private readonly Histogram<int> batchSize;
    private readonly Histogram<double> commitDuration;
    private readonly Counter<long> appends;
    private readonly Counter<long> conflicts;
    private readonly Counter<long> failures;
    private readonly Counter<long> events;
    private readonly Counter<long> submissions;

    /// <param name="queued">How many appends wait.</param>
    public JournalMetrics(Func<int> queued)
    {
        batchSize = meter.CreateHistogram<int>("portal.journal.batch.size", "{append}", "Appends per transaction.");
        commitDuration = meter.CreateHistogram<double>("portal.journal.commit.duration", "s", "Time of a transaction.",
            advice: new InstrumentAdvice<double> { HistogramBucketBoundaries = Seconds });
        appends = meter.CreateCounter<long>("portal.journal.appends", "{append}", "Appends that are durable.");
        conflicts = meter.CreateCounter<long>("portal.journal.conflicts", "{append}", "Refused: revision or key.");
        failures = meter.CreateCounter<long>("portal.journal.failures", "{append}", "Appends without an outcome.");
        events = meter.CreateCounter<long>("portal.journal.events", "{event}", "Transitions that are durable, by kind.");
        submissions = meter.CreateCounter<long>("portal.dossiers.submissions", "{dossier}", "Dossiers that came in.");
        meter.CreateObservableGauge("portal.journal.queue", queued, "{append}", "Appends that wait for a transaction.");
    }

    public void Record(List<PendingAppend> batch, TimeSpan elapsed)
    {
        batchSize.Record(batch.Count);
        commitDuration.Record(elapsed.TotalSeconds);
        var (appended, conflicted, failed) = (0, 0, 0);
        foreach (var pending in batch)
        {
            if (pending.Outcome is AppendOutcome.Appended)
            {
                appended++;
                RecordEvents(pending);
            }
            else if (pending.Outcome is not null)
            {
                conflicted++;
            }
            else
            {
                failed++;
            }
        }

        appends.Add(appended);
        if (conflicted > 0)
            conflicts.Add(conflicted);
        if (failed > 0)
            failures.Add(failed);
    }

    public void Dispose() => meter.Dispose();

    private void RecordEvents(PendingAppend pending)
    {
        if (!events.Enabled)
            return;

        var stream = pending.Table.Name;
        foreach (var item in pending.Append.Events)
        {
            events.Add(1, new("stream", stream), new("event", item.Type));
            if (ChannelOf(item.Type) is { } channel)
                submissions.Add(1, new KeyValuePair<string, object?>("channel", channel));
        }
    }

    /// <summary>How a dossier came in, when that is what happened.</summary>
    private static string? ChannelOf(string type) => type switch
    {
        "dossier.submitted" or "dossier.draft_submitted" => "online",
        "dossier.registered" => "counter",
        _ => null,
    };
}
