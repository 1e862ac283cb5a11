using Portal.Grains.Scoring.History;

namespace Portal.Silo.Jobs;

/// <summary>Puts ended months on record, signed and for good.</summary>
internal sealed class FreezeJob(MonthFreezer freezer) : IJob
{
    public Task RunAsync(CancellationToken cancellationToken) => freezer.FreezeAsync(cancellationToken);
}
