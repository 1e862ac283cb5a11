using Portal.Testing.Databases;
using Portal.Testing.Processes;

namespace Portal.Cluster.Tests;

/// <summary>What cannot be a cluster says so, and what to do, before it touches anything.</summary>
public sealed class RefusalTests
{
    [Theory]
    [InlineData("Portal__Role", "Silo", "Cluster:Enabled=true")]
    [InlineData("Portal__Role", "Api", "Cluster:Enabled=true")]
    [InlineData("Portal__Role", "Leader", "All, Silo and Api")]
    [InlineData("Cluster__Enabled", "true", "PostgreSQL")]
    public async Task A_configuration_that_contradicts_itself_is_refused_and_says_what_to_change(
        string setting, string value, string advice)
    {
        using var store = new SqliteStore();

        var (exitCode, output) = await PortalProgram.RunAsync(store, new Dictionary<string, string> { [setting] = value }, "run", "--port", "0");

        Assert.Equal(1, exitCode);
        Assert.StartsWith("The portal cannot go on: ", output, StringComparison.Ordinal);
        Assert.Contains(advice, output, StringComparison.Ordinal);
        Assert.False(File.Exists(store.File), "It has made a database.");
    }

    [Fact]
    public async Task An_unknown_role_on_the_command_line_is_wrong_use()
    {
        using var store = new SqliteStore();

        var (exitCode, output) = await PortalProgram.RunAsync(store, "run", "--role", "leader");

        Assert.Equal(2, exitCode);
        Assert.Contains("all, silo and api", output, StringComparison.Ordinal);
    }
}
