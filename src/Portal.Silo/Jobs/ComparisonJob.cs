using Portal.Grains.Scoring.Comparing;

namespace Portal.Silo.Jobs;

/// <summary>Compares the counters with a full recomputation, at night.</summary>
internal sealed class ComparisonJob(ScoreComparison comparison) : IJob
{
    public Task RunAsync(CancellationToken cancellationToken) => comparison.CompareAsync(cancellationToken);
}
