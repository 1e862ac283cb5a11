using Orleans.Concurrency;

namespace Engine.Tests.Grains;

[Alias("test.guarded")]
internal interface IGuardedGrain : IGrainWithStringKey
{
    Task Write(int pauses);

    [ReadOnly]
    Task Read(int pauses);

    Task Fail(int pauses);

    Task Leave();
}

/// <summary>Watches who works on it at the same time, and reports what must not be.</summary>
internal sealed class GuardedGrain(Probe probe) : Grain, IGuardedGrain
{
    private int readers;
    private int writers;
    private bool left;

    private string Key => this.GetPrimaryKeyString();

    public override async Task OnActivateAsync(CancellationToken cancellationToken)
    {
        if (probe.Report($"alive {Key}") - probe.CountOf($"dead {Key}") != 1)
            probe.Report($"two activations {Key}");
        await Task.Yield();
    }

    public override async Task OnDeactivateAsync(DeactivationReason reason, CancellationToken cancellationToken)
    {
        left = true;
        await Task.Yield();
        Check(writers == 0 && readers == 0);
        probe.Report($"dead {Key}");
    }

    public async Task Write(int pauses)
    {
        Check(!left && Interlocked.Increment(ref writers) == 1);
        CheckApart(Volatile.Read(ref readers) == 0);
        for (var i = 0; i < pauses; i++)
            await Task.Yield();
        CheckApart(Volatile.Read(ref readers) == 0);
        Check(!left && Interlocked.Decrement(ref writers) == 0);
        probe.Report($"written {Key}");
    }

    public async Task Read(int pauses)
    {
        Interlocked.Increment(ref readers);
        Check(!left);
        CheckApart(Volatile.Read(ref writers) == 0);
        for (var i = 0; i < pauses; i++)
            await Task.Yield();
        Check(!left);
        CheckApart(Volatile.Read(ref writers) == 0);
        Interlocked.Decrement(ref readers);
        probe.Report($"read {Key}");
    }

    public async Task Fail(int pauses)
    {
        await Write(pauses);
        throw new RuleBrokenException("Asked to.");
    }

    public Task Leave()
    {
        DeactivateOnIdle();
        return Task.CompletedTask;
    }

    private void CheckApart(bool apart)
    {
        if (!apart)
            probe.Report($"write beside read {Key}");
    }

    private void Check(bool holds)
    {
        if (!holds)
            probe.Report($"violation {Key}");
    }
}
