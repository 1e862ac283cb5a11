namespace Portal.Silo.Jobs;

/// <summary>
/// Sees to it that no job is planned for a moment that only a wrong clock knew, or locked since one; each silo looks for itself.
/// </summary>
internal sealed class ReplanJob(JobLocks locks, RecurringJobs jobs) : IJob
{
    public static JobDefinition Definition { get; } =
        new("replan", typeof(ReplanJob), JobSchedule.Every(TimeSpan.FromSeconds(5)), JobReach.Silo);

    public async Task RunAsync(CancellationToken cancellationToken)
    {
        await locks.ReleaseAsync(cancellationToken);
        // Not the clock of the portal, which stands still in a replay.
        jobs.Replan(TimeProvider.System.GetUtcNow().UtcDateTime);
    }
}
