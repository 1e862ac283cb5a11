using Orleans.Runtime;

namespace Engine.Tests.Grains;

[Alias("test.context")]
internal interface IContextGrain : IGrainWithStringKey
{
    Task<string?> Read(string name);

    Task<string?> ReadThrough(string other, string name);

    /// <summary>Sets the value, then lets the other grain read it.</summary>
    Task<string?> SetAndReadThrough(string other, string name, string value);

    Task Set(string name, string value);
}

internal sealed class ContextGrain : Grain, IContextGrain
{
    public Task<string?> Read(string name) => Task.FromResult(RequestContext.Get(name) as string);

    public async Task<string?> ReadThrough(string other, string name)
    {
        await Task.Yield();
        return await GrainFactory.GetGrain<IContextGrain>(other).Read(name);
    }

    public async Task<string?> SetAndReadThrough(string other, string name, string value)
    {
        RequestContext.Set(name, value);
        return await ReadThrough(other, name);
    }

    public Task Set(string name, string value)
    {
        RequestContext.Set(name, value);
        return Task.CompletedTask;
    }
}
