using Hangfire;
using Hangfire.Storage;
using Portal.Silo.Hosting;

namespace Portal.Silo.Jobs;

/// <summary>Tells Hangfire what comes again and when; what is not in the catalogue any more is removed.</summary>
internal sealed class RecurringJobs(IRecurringJobManagerV2 manager, JobStorage storage, StartPatience patience) : IHostedService
{
    /// <summary>Clocks of silos may differ by as much.</summary>
    private static readonly TimeSpan Slack = TimeSpan.FromSeconds(5);

    public Task StartAsync(CancellationToken cancellationToken) => patience.WaitAsync(_ => PlanAsync(), cancellationToken);

    private Task PlanAsync()
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

    /// <summary>
    /// Plans anew what is planned too far ahead. Hangfire plans by the clock of whichever silo is at it: one whose clock
    /// ran ahead leaves a plan behind that the others would wait for, as long as that clock was wrong.
    /// </summary>
    /// <param name="now">The clock that Hangfire goes by.</param>
    public void Replan(DateTime now)
    {
        using var connection = storage.GetConnection();
        var plans = connection.GetRecurringJobs().ToDictionary(plan => plan.Id, plan => plan.NextExecution);
        foreach (var job in JobCatalogue.All.Where(job => job.Reach == JobReach.Portal && job.Schedule.DailyAt is null))
        {
            if (plans.GetValueOrDefault(job.Name) > now + job.Schedule.Interval + Slack)
            {
                manager.RemoveIfExists(job.Name);
                AddOrUpdate(job);
            }
        }
    }

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
