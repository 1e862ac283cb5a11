namespace Engine.Tests.Hosting;

/// <summary>Base of the tests that share a running engine.</summary>
[Collection(EngineCollection.Name)]
public abstract class EngineTest(EngineFixture fixture)
{
    internal EngineHost Host => fixture.Host;

    internal Probe Probe => fixture.Host.Probe;

    /// <summary>A key that no other test uses.</summary>
    protected string Key { get; } = Guid.NewGuid().ToString("N");

    internal T Grain<T>(string? key = null)
        where T : IGrainWithStringKey => fixture.Host.Grains.GetGrain<T>(key ?? Key);
}
