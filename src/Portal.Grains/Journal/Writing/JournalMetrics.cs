using System.Diagnostics.Metrics;

namespace Portal.Grains.Journal.Writing;

/// <summary>What the journal measures, under the meter <c>Portal.Journal</c>.</summary>
internal sealed class JournalMetrics : IDisposable
{
    public const string MeterName = "Portal.Journal";

    /// <summary>A commit takes a millisecond on a good disk and seconds when something is wrong.</summary>
    private static readonly double[] Seconds = [0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10];

    private readonly Meter meter;
    private readonly Histogram<int> batchSize;
    private readonly Histogram<double> commitDuration;
    private readonly Counter<long> events;
    private readonly Counter<long> submissions;
    private long appends;
    private long conflicts;
    private long failures;

    /// <param name="journal">Whose figures they are.</param>
    /// <param name="queued">How many appends wait.</param>
    public JournalMetrics(IJournal journal, Func<int> queued)
    {
        meter = new Meter(new MeterOptions(MeterName) { Scope = journal });
        batchSize = meter.CreateHistogram<int>("portal.journal.batch.size", "{append}", "Appends per transaction.");
        commitDuration = meter.CreateHistogram<double>("portal.journal.commit.duration", "s", "Time of a transaction.",
            advice: new InstrumentAdvice<double> { HistogramBucketBoundaries = Seconds });
        // Observed, so that they are told from the start: an alert sees a rise from 0 and no beginning at 1.
        meter.CreateObservableCounter(
            "portal.journal.appends", () => Interlocked.Read(ref appends), "{append}", "Appends that are durable.");
        meter.CreateObservableCounter(
            "portal.journal.conflicts", () => Interlocked.Read(ref conflicts), "{append}", "Refused: revision or key.");
        meter.CreateObservableCounter(
            "portal.journal.failures", () => Interlocked.Read(ref failures), "{append}", "Appends that found no database.");
        events = meter.CreateCounter<long>("portal.journal.events", "{event}", "Transitions that are durable, by kind.");
        submissions = meter.CreateCounter<long>("portal.dossiers.submissions", "{dossier}", "Dossiers that came in.");
        meter.CreateObservableGauge("portal.journal.queue", queued, "{append}", "Appends that wait for their transaction to end.");
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

        Interlocked.Add(ref appends, appended);
        Interlocked.Add(ref conflicts, conflicted);
        Interlocked.Add(ref failures, failed);
    }

    /// <summary>Appends that waited for the database in vain.</summary>
    public void RecordFailures(int count) => Interlocked.Add(ref failures, count);

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
