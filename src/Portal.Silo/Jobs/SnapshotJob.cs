using Portal.Grains.Scoring.History;

namespace Portal.Silo.Jobs;

/// <summary>Keeps the scores of every unit as they stood at the end of a day.</summary>
internal sealed class SnapshotJob(ScoreSnapshots snapshots) : IJob
{
    public Task RunAsync(CancellationToken cancellationToken) => snapshots.TakeAsync(cancellationToken);
}
