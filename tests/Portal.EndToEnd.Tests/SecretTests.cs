using System.Data.Common;
using Portal.Testing.Databases;
using Portal.Testing.Processes;

namespace Portal.EndToEnd.Tests;

/// <summary>Whatever is wrong with the configuration, no command shows a secret of it.</summary>
public sealed class SecretTests
{
    private const string Secret = "kim-to-tuoc-4711";

    [Theory]
    [InlineData("Host=127.0.0.1;Port=1;Username=portal;Password=" + Secret + ";Database=portal;Timeout=2", "The portal cannot go on")]
    [InlineData("Host=127.0.0.1;Username=portal;Password=a;" + Secret + "=x;Database=portal", "cannot be read")]
    [InlineData("postgresql://portal:" + Secret + "@127.0.0.1/portal", "cannot be read")]
    public async Task No_command_shows_a_connection_string_that_does_not_work(string connectionString, string said)
    {
        using var store = new BrokenStore(connectionString);
        foreach (var command in new[] { "run", "migrate", "verify" })
        {
            var (exitCode, output) = await PortalProgram.RunAsync(store, command == "run" ? ["run", "--port", "0"] : [command]);

            Assert.True(exitCode == 1, $"{command}: {exitCode}\n{output}");
            Assert.Contains(said, output, StringComparison.Ordinal);
            Assert.DoesNotContain(Secret, output, StringComparison.OrdinalIgnoreCase);
            Assert.DoesNotContain("4711", output, StringComparison.Ordinal);
        }
    }

    /// <summary>A database that cannot be reached.</summary>
    private sealed class BrokenStore(string connectionString) : PortalStore
    {
        public override IReadOnlyDictionary<string, string> Settings { get; } = new Dictionary<string, string>
        {
            ["Database__Provider"] = "PostgreSql",
            ["Database__ConnectionString"] = connectionString,
            ["Logging__LogLevel__Default"] = "Debug",
        };

        protected override DbConnection Create() => throw new NotSupportedException("There is no such database.");
    }
}
