namespace Engine.Tests.Grains;

[Alias("test.life")]
internal interface ILifeGrain : IGrainWithStringKey
{
    /// <summary>Which activation of the key answers, counted from 1.</summary>
    Task<int> Generation();

    Task Leave();

    /// <summary>Makes the end of this activation wait at the gate of the key.</summary>
    Task LeaveSlowly();

    Task Hold(string gate);
}

internal sealed class LifeGrain(Probe probe) : Grain, ILifeGrain
{
    private int generation;
    private bool slow;

    private string Key => this.GetPrimaryKeyString();

    public override async Task OnActivateAsync(CancellationToken cancellationToken)
    {
        generation = probe.Report($"activated {Key}");
        await Task.Yield();
        if (Key.StartsWith("fragile", StringComparison.Ordinal) && generation == 1)
            throw new RuleBrokenException("The first activation fails.");
    }

    public override async Task OnDeactivateAsync(DeactivationReason reason, CancellationToken cancellationToken)
    {
        probe.Report($"deactivating {Key}");
        probe.Report($"deactivating {Key} {reason.ReasonCode}");
        if (slow)
            await probe.Gate(Key, cancellationToken);
        probe.Report($"deactivated {Key}");
    }

    public Task<int> Generation() => Task.FromResult(generation);

    public Task Leave()
    {
        DeactivateOnIdle();
        return Task.CompletedTask;
    }

    public Task LeaveSlowly()
    {
        slow = true;
        return Leave();
    }

    public async Task Hold(string gate)
    {
        probe.Report($"holding {gate}");
        await probe.Gate(gate);
    }
}
