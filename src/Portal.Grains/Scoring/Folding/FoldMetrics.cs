using System.Diagnostics.Metrics;

namespace Portal.Grains.Scoring.Folding;

/// <summary>What the fold measures, under the meter <c>Portal.Scores</c>.</summary>
internal sealed class FoldMetrics : IDisposable
{
    public const string MeterName = "Portal.Scores";

    /// <summary>The result of a comparison is read again and again; when it is not, others tell, or nobody knows.</summary>
    private static readonly TimeSpan GoodFor = TimeSpan.FromMinutes(15);

    private static readonly double[] Seconds = [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30, 60];

    private readonly Meter meter;
    private readonly Histogram<double> passDuration;
    private readonly Histogram<double> rebuildDuration;
    private readonly Counter<long> entries;
    private readonly Counter<long> due;
    private readonly Counter<long> busy;
    private readonly TimeProvider time;
    private long caughtUp;
    private (long At, long Next)? mark;
    private volatile Found? comparison;

    public FoldMetrics(TimeProvider time)
    {
        this.time = time;
        meter = new Meter(new MeterOptions(MeterName) { Scope = this });
        meter.CreateObservableGauge("portal.scores.fold.lag", Lag, "s", "Everything older than this is in the scores.");
        passDuration = meter.CreateHistogram<double>("portal.scores.fold.duration", "s", "Time of a pass with work.",
            advice: new InstrumentAdvice<double> { HistogramBucketBoundaries = Seconds });
        rebuildDuration = meter.CreateHistogram<double>("portal.scores.rebuild.duration", "s", "Time to build everything.");
        entries = meter.CreateCounter<long>("portal.scores.fold.entries", "{event}", "Events that were folded.");
        due = meter.CreateCounter<long>("portal.scores.fold.due", "{fact}", "Facts that changed by the clock.");
        busy = meter.CreateCounter<long>("portal.scores.fold.busy", "{pass}", "Passes left to another process.");
        meter.CreateObservableGauge(
            "portal.scores.differences", Differences, "{counter}", "Counters that differed at the last comparison.");
    }

    /// <param name="pass">What it did.</param>
    /// <param name="began">Timestamp of its begin.</param>
    public void Record(FoldPass pass, long began)
    {
        if (pass.Busy)
            busy.Add(1);
        else
            Interlocked.CompareExchange(ref caughtUp, began, 0); // Until it is known: the first pass begins the count.
        if (pass.IsDone)
            RecordDone(pass.Seen, began);
        if (!pass.IsWork)
            return;

        entries.Add(pass.Entries);
        due.Add(pass.Due);
        passDuration.Record(time.GetElapsedTime(began).TotalSeconds);
    }

    public void RecordRebuild(TimeSpan elapsed) => rebuildDuration.Record(elapsed.TotalSeconds);

    /// <summary>What the last comparison found, in whichever process.</summary>
    public void RecordComparison(long differences) => comparison = new Found(time.GetTimestamp(), differences);

    public void Dispose() => meter.Dispose();

    /// <summary>
    /// All that the pass could see is in the scores. What was committed before it began may be hidden behind a transaction
    /// that is still under way: it is known to be in only when nothing is older than what came next at that time.
    /// </summary>
    private void RecordDone(Transactions seen, long began)
    {
        var (at, next) = mark ??= (began, seen.Next);
        if (seen.Oldest < next)
            return;

        Interlocked.Exchange(ref caughtUp, at);
        mark = seen.Oldest < seen.Next ? (began, seen.Next) : null;
    }

    /// <summary>Nothing where this process has never folded; then another one tells.</summary>
    private IEnumerable<Measurement<double>> Lag() => Interlocked.Read(ref caughtUp) is var began and not 0
        ? [new Measurement<double>(time.GetElapsedTime(began).TotalSeconds)]
        : [];

    private IEnumerable<Measurement<long>> Differences() => comparison is { } last && time.GetElapsedTime(last.At) < GoodFor
        ? [new Measurement<long>(last.Differences)]
        : [];

    private sealed record Found(long At, long Differences);
}
