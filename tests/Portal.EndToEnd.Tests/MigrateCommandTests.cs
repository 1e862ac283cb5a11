using Portal.Testing.Databases;
using Portal.Testing.Processes;

namespace Portal.EndToEnd.Tests;

/// <summary>The command <c>migrate</c> on PostgreSQL: it succeeds only when the processes can be started afterwards.</summary>
public sealed class MigrateCommandTests : IAsyncLifetime
{
    private PostgresStore Store { get; set; } = null!;

    public async Task InitializeAsync() =>
        Store = await PostgresStore.CreateAsync(await PostgresServer.AdminConnectionStringAsync());

    public async Task DisposeAsync()
    {
        await Store.DropAsync(await PostgresServer.AdminConnectionStringAsync());
        Store.Dispose();
    }

    [Theory]
    [InlineData("Database__SiloRole", "migrate")]
    [InlineData("Database__ApiRole", "migrate")]
    [InlineData("Database__ApiRole", "restore", "--from", "nowhere")]
    public async Task Where_a_role_is_missing_it_says_what_to_do_and_changes_nothing(string setting, params string[] command)
    {
        var roles = new Dictionary<string, string> { ["Database__SiloRole"] = "", ["Database__ApiRole"] = "", [setting] = "not_there" };

        var (exitCode, output) = await PortalProgram.RunAsync(Store, roles, command);

        Assert.Equal(1, exitCode);
        Assert.Contains("There is no database role 'not_there'. Create it", output, StringComparison.Ordinal);
        Assert.False(await HasTablesAsync());
    }

    [Fact]
    public async Task Where_no_roles_are_named_every_process_signs_in_as_the_owner()
    {
        var (exitCode, output) = await PortalProgram.RunAsync(Store, "migrate", "--silo-role", "", "--api-role", "");

        Assert.True(exitCode == 0, output);
        Assert.True(await HasTablesAsync());
    }

    private async Task<bool> HasTablesAsync()
    {
        await using var connection = await Store.OpenAsync();
        return (await connection.QueryAsync("SELECT to_regclass('schema_version') IS NOT NULL", row => row.GetBoolean(0)))[0];
    }
}
