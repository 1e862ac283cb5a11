namespace Portal.Testing.Load;

/// <summary>What the clients were told, in the order in which they heard it.</summary>
internal sealed class Ledger
{
    private readonly Lock gate = new();
    private readonly List<Acknowledgement> acknowledged = [];
    private readonly List<string> complaints = [];
    private (int Count, TaskCompletionSource Reached)? awaited;
    private int outages;

    /// <summary>How often a client was told to come back.</summary>
    public int Outages => Volatile.Read(ref outages);

    public int Count
    {
        get
        {
            lock (gate)
                return acknowledged.Count;
        }
    }

    /// <summary>Answers that must never be given.</summary>
    public IReadOnlyList<string> Complaints
    {
        get
        {
            lock (gate)
                return [.. complaints];
        }
    }

    public IReadOnlyList<Acknowledgement> From(int index)
    {
        lock (gate)
            return acknowledged[index..];
    }

    public void Add(Acknowledgement item)
    {
        lock (gate)
        {
            acknowledged.Add(item);
            if (acknowledged.Count >= awaited?.Count)
                awaited?.Reached.TrySetResult();
        }
    }

    public void Complain(string complaint)
    {
        lock (gate)
        {
            complaints.Add(complaint);
            awaited?.Reached.TrySetResult();
        }
    }

    public void CountOutage() => Interlocked.Increment(ref outages);

    /// <summary>Waits until so many commands are acknowledged, or somebody complains.</summary>
    public Task ReachAsync(int count)
    {
        lock (gate)
        {
            if (acknowledged.Count >= count || complaints.Count > 0)
                return Task.CompletedTask;

            var reached = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
            awaited = (count, reached);
            return reached.Task.WaitAsync(TimeSpan.FromMinutes(2));
        }
    }
}
