using System.Diagnostics;
using Portal.Load.Measure;

namespace Portal.Load.Http;

/// <summary>
/// A closed loop: every connection sends its next request when the answer to the last one is there. One thread, no
/// allocation while the clock runs.
/// </summary>
internal sealed class LoadClient : IDisposable
{
    private readonly LoadConnection[] connections;
    private readonly Epoll epoll = new();
    private readonly int[] ready = new int[128];
    private readonly bool[] busy;

    public LoadClient(int port, IReadOnlyList<IRequestSource> sources)
        : this([port], sources)
    {
    }

    /// <summary>Connections go to the ports in turn, as a balancer would send them.</summary>
    public LoadClient(IReadOnlyList<int> ports, IReadOnlyList<IRequestSource> sources)
    {
        connections = [.. sources.Select((source, i) => new LoadConnection(ports[i % ports.Count], source))];
        busy = new bool[connections.Length];
        for (var i = 0; i < connections.Length; i++)
            epoll.Watch(connections[i].Handle, i);
    }

    /// <summary>Runs for a while, then lets requests under way end; only answers within the time are counted.</summary>
    public LoadResult Run(TimeSpan duration)
    {
        var histogram = new Histogram();
        var errors = new SortedDictionary<int, long>();
        var start = Stopwatch.GetTimestamp();
        var active = 0;
        for (var i = 0; i < connections.Length; i++)
            active += TrySend(i);

        var last = start;
        var stalled = start;
        while (active > 0)
        {
            var count = epoll.Wait(ready, TimeSpan.FromSeconds(1));
            if (count == 0 && Stopwatch.GetElapsedTime(stalled) > TimeSpan.FromSeconds(30))
                throw new TimeoutException("The server gave no answer for 30 s.");
            for (var i = 0; i < count; i++)
            {
                var index = ready[i];
                if (!busy[index] || !connections[index].Receive(out var answer))
                    continue;
                stalled = Stopwatch.GetTimestamp();
                busy[index] = false;
                active--;
                var open = Stopwatch.GetElapsedTime(start, stalled) < duration;
                if (open)
                {
                    histogram.Record(answer.Latency);
                    last = stalled;
                }

                if (!answer.Good)
                    errors[answer.Status] = errors.GetValueOrDefault(answer.Status) + 1;
                if (open && answer.Status != 0)
                    active += TrySend(index);
            }
        }

        // A source that runs dry ends the measurement early.
        var end = Stopwatch.GetElapsedTime(start, last);
        return new LoadResult(histogram, end, errors, connections.Select(c => c.FirstError).FirstOrDefault(e => e != null));
    }

    public void Dispose()
    {
        foreach (var connection in connections)
            connection.Dispose();
        epoll.Dispose();
    }

    private int TrySend(int index)
    {
        busy[index] = connections[index].Send();
        return busy[index] ? 1 : 0;
    }
}
