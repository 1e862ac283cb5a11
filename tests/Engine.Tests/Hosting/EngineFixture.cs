namespace Engine.Tests.Hosting;

/// <summary>One running engine for all tests that do not stop it; each test uses keys of its own.</summary>
public sealed class EngineFixture : IAsyncLifetime
{
    internal EngineHost Host { get; private set; } = null!;

    public async Task InitializeAsync() => Host = await EngineHost.StartAsync();

    public async Task DisposeAsync() => await Host.DisposeAsync();
}

[CollectionDefinition(Name)]
public sealed class EngineCollection : ICollectionFixture<EngineFixture>
{
    public const string Name = "engine";
}
