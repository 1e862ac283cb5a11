using Portal.Grains.Scoring.Comparing;

namespace Portal.Silo.Jobs;

/// <summary>Learns what jobs did in whichever process, so that every process tells the same.</summary>
internal sealed class LastRunsJob(LastRuns lastRuns, ScoreComparison comparison) : IJob
{
    public async Task RunAsync(CancellationToken cancellationToken)
    {
        await lastRuns.ReadAsync(JobCatalogue.All, cancellationToken);
        await comparison.TellLastAsync(cancellationToken);
    }
}
