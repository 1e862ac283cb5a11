using Npgsql;
using Portal.Grains.Storage;
using Portal.Testing.Databases;

namespace Portal.Grains.Tests.Storage;

/// <summary>How many connections a process opens.</summary>
public sealed class PoolSizeTests
{
    [Fact]
    public async Task A_process_opens_as_many_connections_as_it_is_told_and_the_journal_gets_its_own_all_the_same()
    {
        await using var test = await TestDatabase.CreateAsync(DatabaseKind.PostgreSql, migrate: false);
        await using var database = PortalDatabase.Open(new PortalDatabaseOptions
        {
            Provider = DatabaseKind.PostgreSql,
            ConnectionString = new NpgsqlConnectionStringBuilder(test.Options.ConnectionString) { Timeout = 1, MaxPoolSize = 50 }.ConnectionString,
            PoolSize = 2,
        });
        await using var first = await database.OpenAsync(CancellationToken.None);
        await using var second = await database.OpenAsync(CancellationToken.None);

        await Assert.ThrowsAsync<NpgsqlException>(() => database.OpenAsync(CancellationToken.None).AsTask());
        await using var journal = database.CreateDedicatedConnection(TimeSpan.FromSeconds(5));
        await journal.OpenAsync();
    }

    [Fact]
    public void None_at_all_is_refused()
    {
        var options = new PortalDatabaseOptions { Provider = DatabaseKind.PostgreSql, ConnectionString = "Host=127.0.0.1", PoolSize = 0 };

        var refused = Assert.Throws<InvalidOperationException>(() => PortalDatabase.Open(options));

        Assert.Contains("Database:PoolSize", refused.Message, StringComparison.Ordinal);
    }
}
