using Portal.Grains.Storage;
using Portal.Testing.Databases;

namespace Portal.Api.Tests.Running;

/// <summary>One portal on an empty SQLite database, for the tests of a class.</summary>
public sealed class PortalFixture : IAsyncLifetime
{
    private TestDatabase? database;
    private RunningPortal? portal;

    internal RunningPortal Portal => portal ?? throw new InvalidOperationException("Not started.");

    internal ApiClient Api => Portal.Api;

    internal Desk Desk => Portal.Desk;

    public async Task InitializeAsync()
    {
        database = await TestDatabase.CreateAsync(DatabaseKind.Sqlite, migrate: false);
        portal = await RunningPortal.StartAsync(database.Options);
    }

    public async Task DisposeAsync()
    {
        await Portal.DisposeAsync();
        await database!.DisposeAsync();
    }
}
