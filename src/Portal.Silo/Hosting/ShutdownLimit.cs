namespace Portal.Silo.Hosting;

/// <summary>
/// Sees to it that a process which was told to stop has ended when its time is over, whatever its parts still wait for: a
/// silo asks a database that is away for minutes to take it off the list of members. What is broken off then was
/// acknowledged to nobody, as after a kill.
/// </summary>
internal sealed partial class ShutdownLimit(
    ShutdownOptions options, IHostApplicationLifetime lifetime, ILogger<ShutdownLimit> logger)
{
    /// <summary>Completes with the life of the process, or when the time to stop is over.</summary>
    /// <param name="life">From start to the end in order; its exceptions are thrown on, unless it is late.</param>
    public async Task WaitAsync(Task life)
    {
        var told = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        await using var registration = lifetime.ApplicationStopping.Register(() => told.TrySetResult());
        await Task.WhenAny(life, told.Task);
        if (!await EndsWithinAsync(life, options.Orderly))
        {
            // Said while there is still somebody to write the log.
            LogLate(logger, options.Orderly.TotalSeconds, (options.Whole - options.Orderly).TotalSeconds);
            // Parts that were told to give up say so with exceptions; that they were late is all there is to know.
            await EndsWithinAsync(life, options.Whole - options.Orderly);
            return;
        }

        try
        {
            await life;
        }
        catch (Exception error) when (told.Task.IsCompleted && IsGivingUp(error))
        {
            // The parts and this clock were told of the same moment; the parts were a little quicker.
            LogLate(logger, options.Orderly.TotalSeconds, (options.Whole - options.Orderly).TotalSeconds);
        }
    }

    private static bool IsGivingUp(Exception error) => error switch
    {
        AggregateException several => several.InnerExceptions.All(IsGivingUp),
        _ => error is OperationCanceledException,
    };

    private static async Task<bool> EndsWithinAsync(Task life, TimeSpan limit)
    {
        await Task.WhenAny(life, Task.Delay(limit));
        return life.IsCompleted;
    }

    [LoggerMessage(1003, LogLevel.Warning,
        "The process was told to stop {Seconds} s ago and still waits for something; it ends in {Left} s at the latest")]
    private static partial void LogLate(ILogger logger, double seconds, double left);
}
