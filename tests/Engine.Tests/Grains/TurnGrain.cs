using Orleans.Concurrency;

namespace Engine.Tests.Grains;

[Alias("test.turn")]
internal interface ITurnGrain : IGrainWithStringKey
{
    Task Write(string name);

    [ResponseTimeout("00:00:30")]
    Task WriteLong(string name);

    [ReadOnly]
    Task Read(string name);

    [AlwaysInterleave]
    Task Peek(string name);

    Task Cancellable(string name, CancellationToken cancellation);

    Task Fail(string message);

    Task FailAtOnce(string message);
}

/// <summary>Each turn reports that it has begun and waits at the gate of its name, if that is asked.</summary>
internal sealed class TurnGrain(Probe probe) : Grain, ITurnGrain
{
    public Task Write(string name) => Hold(name);

    public Task WriteLong(string name) => Hold(name);

    public Task Read(string name) => Hold(name);

    public Task Peek(string name) => Hold(name);

    public async Task Cancellable(string name, CancellationToken cancellation)
    {
        probe.Report($"begun {name}");
        try
        {
            await probe.Gate(name, cancellation);
        }
        catch (OperationCanceledException)
        {
            probe.Report($"cancelled {name}");
            throw;
        }
    }

    public async Task Fail(string message)
    {
        await Task.Yield();
        throw new RuleBrokenException(message);
    }

    public Task FailAtOnce(string message) => throw new RuleBrokenException(message);

    private async Task Hold(string name)
    {
        probe.Report($"begun {name}");
        await probe.Gate(name);
        probe.Report($"ended {name}");
    }
}

[GenerateSerializer, Alias("test.rule-broken")]
internal sealed class RuleBrokenException(string message) : Exception(message);
