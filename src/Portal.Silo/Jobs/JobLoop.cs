using System.Collections.Immutable;

namespace Portal.Silo.Jobs;

/// <summary>
/// Runs jobs in this process, each in a loop of its own: a slow one keeps no other waiting, and none runs beside itself.
/// </summary>
/// <param name="jobs">Which ones.</param>
/// <param name="runner">Runs one.</param>
/// <param name="time">Clock; a clock that was set by hand decides about days, real time about intervals.</param>
internal sealed class JobLoop(ImmutableArray<JobDefinition> jobs, JobRunner runner, TimeProvider time) : BackgroundService
{
    private const int MostIntervals = 10;

    private static readonly TimeSpan LongestPause = TimeSpan.FromMinutes(5);

    protected override Task ExecuteAsync(CancellationToken stoppingToken) =>
        Task.WhenAll(jobs.Select(job => job.Schedule.DailyAt is null
            ? RepeatAsync(job, stoppingToken)
            : RunDailyAsync(job, stoppingToken)));

    /// <summary>After failures in a row the pauses grow: up to ten intervals or five minutes, never below the interval.</summary>
    internal static TimeSpan PauseAfter(int failures, TimeSpan interval)
    {
        var grown = interval * Math.Min(Math.Pow(2, Math.Min(failures, MostIntervals)), MostIntervals);
        var pause = grown < LongestPause ? grown : LongestPause;
        return pause > interval ? pause : interval;
    }

    private async Task RepeatAsync(JobDefinition job, CancellationToken stoppingToken)
    {
        for (var failures = 0; !stoppingToken.IsCancellationRequested;)
        {
            var started = time.GetTimestamp();
            failures = await TryAsync(job, stoppingToken) ? 0 : failures + 1;
            // A run that took as long as the interval is followed by the next at once.
            var pause = PauseAfter(failures, job.Schedule.Interval) - time.GetElapsedTime(started);
            if (pause > TimeSpan.Zero)
                await PauseAsync(pause, stoppingToken);
        }
    }

    private async Task RunDailyAsync(JobDefinition job, CancellationToken stoppingToken)
    {
        var seen = time.GetUtcNow();
        for (var failures = 0; !stoppingToken.IsCancellationRequested;)
        {
            await PauseAsync(PauseAfter(failures, job.Schedule.Tick), stoppingToken);
            var now = time.GetUtcNow();
            // A clock that was put back begins to count from there.
            if (now < seen)
                seen = now;
            if (stoppingToken.IsCancellationRequested || job.Schedule.NextAfter(seen) > now)
                continue;

            failures = await TryAsync(job, stoppingToken) ? 0 : failures + 1;
            if (failures == 0)
                seen = now;
        }
    }

    private async Task<bool> TryAsync(JobDefinition job, CancellationToken stoppingToken)
    {
        try
        {
            await runner.RunAsync(job, stoppingToken);
            return true;
        }
        catch (Exception)
        {
            // The runner has told the log; or the portal stops.
            return false;
        }
    }

    private async Task PauseAsync(TimeSpan pause, CancellationToken stoppingToken) =>
        await Task.Delay(pause, time, stoppingToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
}
