using Portal.Testing.Databases;
using Portal.Testing.Processes;
using Xunit.Abstractions;

namespace Portal.EndToEnd.Tests.Kills;

/// <summary><c>kill -9</c> of the portal under load.</summary>
public abstract class KilledPortalTests(ITestOutputHelper output)
{
    private protected async Task KillAgainAndAgainAsync(PortalStore store, int seed)
    {
        var portal = await PortalProcess.StartAsync(store);
        try
        {
            await new KillSeries(store, seed, output).RunAsync(() => Volatile.Read(ref portal), async () =>
            {
                await portal.KillAsync();
                var next = await PortalProcess.StartAsync(store);
                await portal.DisposeAsync();
                Volatile.Write(ref portal, next);
            });
        }
        finally
        {
            await portal.DisposeAsync();
        }
    }
}

public sealed class KilledPortalOnSqliteTests(ITestOutputHelper output) : KilledPortalTests(output)
{
    [Fact]
    public async Task Every_acknowledged_command_survives_kills_of_the_portal_once_and_the_chain_verifies()
    {
        using var store = new SqliteStore();
        await KillAgainAndAgainAsync(store, seed: 766);
    }
}

public sealed class KilledPortalOnPostgresTests(ITestOutputHelper output) : KilledPortalTests(output)
{
    [Fact]
    public async Task Every_acknowledged_command_survives_kills_of_the_portal_once_and_the_chain_verifies()
    {
        await using var postgres = await ThrowAwayPostgres.StartNewAsync(durable: true);
        using var store = await PostgresStore.CreateAsync(postgres.ConnectionString);
        await KillAgainAndAgainAsync(store, seed: 61);
    }
}
