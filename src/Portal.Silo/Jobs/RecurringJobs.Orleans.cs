using Hangfire;

namespace Portal.Silo.Jobs;

/// <summary>Tells Hangfire what comes again and when; what is not in the catalogue any more is removed.</summary>
internal sealed class RecurringJobs(IRecurringJobManagerV2 manager, JobStorage storage) : IHostedService
{
    public Task StartAsync(CancellationToken cancellationToken)
    {
        var jobs = JobCatalogue.All.Where(job => job.Reach == JobReach.Portal).ToList();
        foreach (var job in jobs)
            AddOrUpdate(job);

        using var connection = storage.GetConnection();
        foreach (var old in connection.GetAllItemsFromSet("recurring-jobs").Except(jobs.Select(job => job.Name)))
            manager.RemoveIfExists(old);
        return Task.CompletedTask;
    }

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    private void AddOrUpdate(JobDefinition job)
    {
        var name = job.Name;
        if (job.Schedule.DailyAt is null)
        {
            // What was missed is not made up for: the next run does all there is to do.
            manager.AddOrUpdate<RecurringRun>(
                name,
                run => run.OftenAsync(name, CancellationToken.None),
                job.Schedule.ToCron(),
                new RecurringJobOptions { MisfireHandling = MisfireHandlingMode.Ignorable });
        }
        else
        {
            manager.AddOrUpdate<RecurringRun>(
                name, run => run.DailyAsync(name, CancellationToken.None), job.Schedule.ToCron(), new RecurringJobOptions());
        }
    }
}
