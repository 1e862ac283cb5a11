using System.Collections.Concurrent;
using Portal.Grains.Shared;

namespace Portal.Silo.Jobs;

/// <summary>Runs a job: never beside itself in this process, measured, and with a line in the log when it fails.</summary>
internal sealed partial class JobRunner(
    IServiceProvider services, JobMetrics metrics, LastRuns lastRuns, TimeProvider time, ILogger<JobRunner> logger)
{
    private readonly ConcurrentDictionary<string, Turns> turns = new(StringComparer.Ordinal);

    /// <summary>Runs the job, after the run that is under way; does nothing when another one waits for that already.</summary>
    public async Task RunAsync(JobDefinition job, CancellationToken cancellationToken)
    {
        var turn = turns.GetOrAdd(job.Name, _ => new Turns());
        if (!turn.TryEnter())
            return;

        try
        {
            await turn.One.WaitAsync(cancellationToken);
            try
            {
                await RunOnceAsync(job, cancellationToken);
            }
            finally
            {
                turn.One.Release();
            }
        }
        finally
        {
            turn.Leave();
        }
    }

    private async Task RunOnceAsync(JobDefinition job, CancellationToken cancellationToken)
    {
        try
        {
            var started = time.GetTimestamp();
            await using var scope = services.CreateAsyncScope();
            await ((IJob)scope.ServiceProvider.GetRequiredService(job.Type)).RunAsync(cancellationToken);
            metrics.RecordRun(job.Name, time.GetElapsedTime(started));
            await lastRuns.RecordAsync(job, cancellationToken);
        }
        catch (Exception failed) when (!cancellationToken.IsCancellationRequested)
        {
            metrics.RecordFailure(job.Name);
            if (StorageOutage.Is(failed))
                LogOutage(logger, job.Name, failed.Message);
            else
                LogFailed(logger, failed, job.Name);
            throw;
        }
    }

    [LoggerMessage(1101, LogLevel.Warning, "Job {Job} found no storage ({Reason}); it will be tried again")]
    private static partial void LogOutage(ILogger logger, string job, string reason);

    [LoggerMessage(1102, LogLevel.Error, "Job {Job} failed; it will be tried again")]
    private static partial void LogFailed(ILogger logger, Exception failed, string job);

    /// <summary>One run of a job, and one that waits.</summary>
    private sealed class Turns
    {
        private int entered;

        public SemaphoreSlim One { get; } = new(1, 1);

        public bool TryEnter()
        {
            if (Interlocked.Increment(ref entered) <= 2)
                return true;

            Leave();
            return false;
        }

        public void Leave() => Interlocked.Decrement(ref entered);
    }
}
