using System.Collections.Concurrent;

namespace Engine.Tests.Hosting;

/// <summary>What the grains of the tests tell about themselves, and the gates at which they wait.</summary>
internal sealed class Probe
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(20);
    private readonly ConcurrentDictionary<string, TaskCompletionSource> gates = new();
    private readonly Dictionary<string, int> counts = [];
    private readonly List<(string Event, int Count, TaskCompletionSource Seen)> watchers = [];
    private readonly Lock sync = new();

    /// <summary>Waits until the test opens the gate.</summary>
    public Task Gate(string name, CancellationToken cancellation = default) =>
        GateOf(name).Task.WaitAsync(Patience, cancellation);

    public void Open(string name) => GateOf(name).SetResult();

    /// <summary>Reports an event; answers how often it has happened.</summary>
    public int Report(string what)
    {
        lock (sync)
        {
            var count = counts[what] = counts.GetValueOrDefault(what) + 1;
            foreach (var watcher in watchers.Where(w => w.Event == what && w.Count <= count))
                watcher.Seen.TrySetResult();
            return count;
        }
    }

    public int CountOf(string what)
    {
        lock (sync)
            return counts.GetValueOrDefault(what);
    }

    /// <summary>Waits until the event has happened so often.</summary>
    public Task Seen(string what, int count = 1)
    {
        lock (sync)
        {
            if (counts.GetValueOrDefault(what) >= count)
                return Task.CompletedTask;
            var seen = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
            watchers.Add((what, count, seen));
            return seen.Task.WaitAsync(Patience);
        }
    }

    private TaskCompletionSource GateOf(string name) =>
        gates.GetOrAdd(name, static _ => new(TaskCreationOptions.RunContinuationsAsynchronously));
}
