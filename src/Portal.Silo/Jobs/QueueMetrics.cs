using System.Diagnostics.Metrics;

namespace Portal.Silo.Jobs;

/// <summary>What waits for somebody, as it was last counted, under the meter <c>Portal.Queues</c>.</summary>
internal sealed class QueueMetrics : IDisposable
{
    public const string MeterName = "Portal.Queues";

    /// <summary>Another process counts by now, or none does: an old figure is worse than none.</summary>
    private static readonly TimeSpan GoodFor = TimeSpan.FromMinutes(15);

    private readonly Meter meter = new(MeterName);
    private readonly TimeProvider time;
    private volatile Counted? counted;

    public QueueMetrics(TimeProvider time)
    {
        this.time = time;
        meter.CreateObservableGauge(
            "portal.dossiers.open", () => Tell(one => one.Dossiers), "{dossier}", "Dossiers that have not ended, by status.");
        meter.CreateObservableGauge(
            "portal.petitions.open", () => Tell(one => one.Petitions), "{petition}", "Petitions that have not ended, by status.");
        meter.CreateObservableGauge(
            "portal.uploads.open", () => Tell(one => [new(one.Uploads)]), "{upload}", "Uploads that are not finished.");
    }

    public void Record(IReadOnlyDictionary<string, long> dossiers, IReadOnlyDictionary<string, long> petitions, long uploads) =>
        counted = new Counted(time.GetTimestamp(), ByStatus(dossiers), ByStatus(petitions), uploads);

    public void Dispose() => meter.Dispose();

    private static Measurement<long>[] ByStatus(IReadOnlyDictionary<string, long> counts) =>
        [.. counts.Select(one => new Measurement<long>(one.Value, new KeyValuePair<string, object?>("status", one.Key)))];

    private Measurement<long>[] Tell(Func<Counted, Measurement<long>[]> which) =>
        counted is { } known && time.GetElapsedTime(known.At) < GoodFor ? which(known) : [];

    private sealed record Counted(long At, Measurement<long>[] Dossiers, Measurement<long>[] Petitions, long Uploads);
}
