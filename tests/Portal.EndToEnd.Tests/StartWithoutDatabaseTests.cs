using Portal.Testing.Databases;
using Portal.Testing.Processes;

namespace Portal.EndToEnd.Tests;

/// <summary>Portal and database are often started together, as after a power cut.</summary>
public sealed class StartWithoutDatabaseTests
{
    [Fact]
    public async Task A_portal_that_is_started_before_its_database_waits_for_it()
    {
        await using var postgres = await ThrowAwayPostgres.StartNewAsync();
        using var store = await PostgresStore.CreateAsync(postgres.ConnectionString);
        postgres.Kill();

        await using var portal = PortalProcess.Begin(store);
        await portal.WaitUntilSaysAsync("1004");
        await postgres.StartAsync();

        await portal.WaitUntilStartedAsync();
    }

    [Fact]
    public async Task A_portal_whose_database_has_another_name_says_so_at_once()
    {
        await using var postgres = await ThrowAwayPostgres.StartNewAsync();
        using var store = await PostgresStore.CreateAsync(postgres.ConnectionString);
        var misspelt = new Dictionary<string, string>
        {
            ["Database__ConnectionString"] = store.ConnectionString.Replace("Database=", "Database=no_", StringComparison.Ordinal),
        };

        await using var portal = PortalProcess.Begin(store, misspelt);

        Assert.Equal(1, await portal.UntilExitAsync(TimeSpan.FromMinutes(2)));
        Assert.Contains("The portal cannot go on", portal.Output, StringComparison.Ordinal);
        Assert.DoesNotContain("1004", portal.Output, StringComparison.Ordinal);
    }
}
