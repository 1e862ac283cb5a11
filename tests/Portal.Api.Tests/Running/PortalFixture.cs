using Portal.Grains.Storage;
using Portal.Testing.Databases;

namespace Portal.Api.Tests.Running;

/// <summary>One portal on an empty SQLite database, for the tests of a class.</summary>
public class PortalFixture : IAsyncLifetime
{
    private readonly DatabaseKind kind;
    private TestDatabase? database;
    private RunningPortal? portal;

    public PortalFixture()
        : this(DatabaseKind.Sqlite)
    {
    }

    private protected PortalFixture(DatabaseKind kind) => this.kind = kind;

    /// <summary>Settings that differ from those of the other tests.</summary>
    private protected virtual IReadOnlyDictionary<string, string?>? Settings => null;

    internal RunningPortal Portal => portal ?? throw new InvalidOperationException("Not started.");

    internal ApiClient Api => Portal.Api;

    internal Desk Desk => Portal.Desk;

    public async Task InitializeAsync()
    {
        database = await TestDatabase.CreateAsync(kind, migrate: false);
        portal = await RunningPortal.StartAsync(database.Options, Settings);
    }

    public async Task DisposeAsync()
    {
        await Portal.DisposeAsync();
        await database!.DisposeAsync();
    }
}

/// <summary>The same on PostgreSQL, which is the stricter one of the two.</summary>
public sealed class PostgresPortalFixture() : PortalFixture(DatabaseKind.PostgreSql);
