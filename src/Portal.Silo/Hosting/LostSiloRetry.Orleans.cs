using Orleans.Runtime;
using Orleans.Runtime.Messaging;

namespace Portal.Silo.Hosting;

/// <summary>
/// Sends a request again that met a silo on its way out, for as long as the others may take to notice, and ends with
/// <see cref="SiloUnavailableException"/>. Only where a request enters the grains: a grain that waited here would keep its
/// own callers waiting. What ran out of time is not sent again: it may be under way still.
/// </summary>
internal sealed class LostSiloRetry(ClusterSettings cluster) : IOutgoingGrainCallFilter
{
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(200);

    public async Task Invoke(IOutgoingGrainCallContext context)
    {
        var started = TimeProvider.System.GetTimestamp();
        while (true)
        {
            try
            {
                await context.Invoke();
                return;
            }
            catch (OrleansException lost) when (IsLost(lost))
            {
                if (context.SourceContext is not null || TimeProvider.System.GetElapsedTime(started) >= cluster.RetryFor)
                    throw lost as SiloUnavailableException ?? new SiloUnavailableException(lost.Message);
            }

            await Task.Delay(Pause);
        }
    }

    /// <summary>
    /// The call was refused or not delivered; its silo stops, is dead, or cannot be reached. The directory says by its text
    /// alone that a grain was about to be activated on a silo just taken for dead.
    /// </summary>
    private static bool IsLost(OrleansException error) =>
        error is OrleansMessageRejectionException or ConnectionFailedException or ClientNotAvailableException
        || error.Message.Contains("on invalid silo", StringComparison.Ordinal);
}
