using Hangfire;

namespace Portal.Silo.Jobs;

/// <summary>What Hangfire calls: a job of the catalogue, by its name.</summary>
internal sealed class RecurringRun(JobRunner runner)
{
    /// <summary>A job that comes again soon: the next run makes up for one that failed.</summary>
    [JobDisplayName("{0}")]
    [AutomaticRetry(Attempts = 0, OnAttemptsExceeded = AttemptsExceededAction.Delete)]
    public Task OftenAsync(string name, CancellationToken cancellationToken) =>
        runner.RunAsync(JobCatalogue.Of(name), cancellationToken);

    /// <summary>A job that comes once a day: it is tried again until it succeeds.</summary>
    [JobDisplayName("{0}")]
    [AutomaticRetry(Attempts = 10)]
    public Task DailyAsync(string name, CancellationToken cancellationToken) =>
        runner.RunAsync(JobCatalogue.Of(name), cancellationToken);
}
