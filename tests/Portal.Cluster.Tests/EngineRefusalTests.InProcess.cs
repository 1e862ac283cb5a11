using Portal.Testing.Databases;
using Portal.Testing.Processes;

namespace Portal.Cluster.Tests;

/// <summary>The engine of one process knows that it is one.</summary>
public sealed class EngineRefusalTests
{
    [Theory]
    [InlineData("all")]
    [InlineData("silo")]
    [InlineData("api")]
    public async Task The_InProcess_engine_refuses_every_role_of_a_cluster(string role)
    {
        using var store = new SqliteStore();
        var settings = new Dictionary<string, string>
        {
            ["Cluster__Enabled"] = "true",
            ["Database__Provider"] = "PostgreSql",
            // Nobody listens there: it must be refused before anything is connected to.
            ["Database__ConnectionString"] = "Host=127.0.0.1;Port=1;Username=nobody;Database=none;Timeout=1",
        };

        var (exitCode, output) = await PortalProgram.RunAsync(store, settings, "run", "--port", "0", "--role", role);

        Assert.Equal(1, exitCode);
        Assert.Contains("one process and cannot form a cluster", output, StringComparison.Ordinal);
        Assert.Contains("Orleans engine", output, StringComparison.Ordinal);
    }
}
