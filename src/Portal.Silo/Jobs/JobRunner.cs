using System.Collections.Concurrent;
using Portal.Grains.Shared;

namespace Portal.Silo.Jobs;

/// <summary>Runs a job once: never beside itself in this process, measured, and with a line in the log when it fails.</summary>
internal sealed partial class JobRunner(
    IServiceProvider services, JobMetrics metrics, TimeProvider time, ILogger<JobRunner> logger)
{
    private readonly ConcurrentDictionary<string, bool> running = new(StringComparer.Ordinal);

    /// <summary>Runs the job; does nothing while it runs already.</summary>
    public async Task RunAsync(JobDefinition job, CancellationToken cancellationToken)
    {
        if (!running.TryAdd(job.Name, true))
            return;

        try
        {
            var started = time.GetTimestamp();
            await using var scope = services.CreateAsyncScope();
            await ((IJob)scope.ServiceProvider.GetRequiredService(job.Type)).RunAsync(cancellationToken);
            metrics.RecordRun(job.Name, time.GetElapsedTime(started));
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
        finally
        {
            running.TryRemove(job.Name, out _);
        }
    }

    [LoggerMessage(LogLevel.Warning, "Job {Job} found no storage ({Reason}); it will be tried again")]
    private static partial void LogOutage(ILogger logger, string job, string reason);

    [LoggerMessage(LogLevel.Error, "Job {Job} failed; it will be tried again")]
    private static partial void LogFailed(ILogger logger, Exception failed, string job);
}
