using Portal.Grains.Scoring.Folding;

namespace Portal.Silo.Jobs;

/// <summary>
/// Folds the journal into the counters for nearly a second, a pass every fifth of it: what was committed is visible in
/// well under a second. While there is more to do than a pass takes, the passes follow one another.
/// </summary>
internal sealed class FoldJob(ScoreFold fold, TimeProvider time) : IJob
{
    private static readonly TimeSpan Length = TimeSpan.FromMilliseconds(900);
    private static readonly TimeSpan Between = TimeSpan.FromMilliseconds(200);

    public async Task RunAsync(CancellationToken cancellationToken)
    {
        var started = time.GetTimestamp();
        while (true)
        {
            var began = time.GetTimestamp();
            var pass = await fold.PassAsync(cancellationToken);
            if (time.GetElapsedTime(started) >= Length)
                return;
            if (pass.IsFull)
                continue;

            var rest = Between - time.GetElapsedTime(began);
            if (time.GetElapsedTime(started) + rest >= Length)
                return;
            if (rest > TimeSpan.Zero)
                await Task.Delay(rest, time, cancellationToken);
        }
    }
}
