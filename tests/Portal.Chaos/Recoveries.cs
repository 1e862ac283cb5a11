using System.Collections.Concurrent;
using System.Diagnostics;
using System.Globalization;
using Portal.Testing.Load;

namespace Portal.Chaos;

/// <summary>
/// Watches after each fault how long it takes: until some command is acknowledged that was sent after it struck, and until
/// every client has had such an answer. Further faults may strike meanwhile, and count in.
/// </summary>
internal sealed class Recoveries(Traffic traffic, Ledger ledger, Action<string> write)
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(3);
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(20);

    private readonly ConcurrentBag<double> seconds = [];
    private readonly ConcurrentBag<Task> watched = [];

    /// <summary>The longest that a client waited; 0 before the first fault.</summary>
    public double Slowest => seconds.IsEmpty ? 0 : seconds.Max();

    /// <summary>Begins to watch.</summary>
    /// <param name="number">Of the fault.</param>
    /// <param name="struck">When it struck (time stamp).</param>
    /// <param name="what">What happened, once it is known.</param>
    public void Watch(int number, long struck, Task<string> what) => watched.Add(Task.Run(() => WatchAsync(number, struck, what)));

    /// <summary>Waits until all have recovered; fails when a client is never served again.</summary>
    public Task AllAsync() => Task.WhenAll(watched);

    private async Task WatchAsync(int number, long struck, Task<string> what)
    {
        var first = await UntilAsync(struck, traffic.HasServedAnySince, "nobody was served again");
        var all = await UntilAsync(struck, traffic.HasServedAllSince, "a client was not served again");
        seconds.Add(all);
        var happened = await what;
        write(string.Create(
            CultureInfo.InvariantCulture,
            $"fault {number}: {happened}; acknowledged again after {first:0.0} s, every client after {all:0.0} s"));
    }

    private async Task<double> UntilAsync(long struck, Func<long, bool> condition, string complaint)
    {
        // After a wrong answer the series ends: who complained sends nothing any more.
        while (!condition(struck) && ledger.Complaints.Count == 0)
        {
            if (Stopwatch.GetElapsedTime(struck) > Patience)
                throw new TimeoutException($"{complaint} within {Patience}");
            await Task.Delay(Pause);
        }

        return Stopwatch.GetElapsedTime(struck).TotalSeconds;
    }
}
