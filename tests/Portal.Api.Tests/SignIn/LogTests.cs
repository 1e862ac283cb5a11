using Microsoft.Extensions.Logging;
using Portal.Api.Tests.Running;
using Portal.Grains.Storage;
using Portal.Testing.Databases;

namespace Portal.Api.Tests.SignIn;

/// <summary>Nothing personal goes to a log, whatever the level.</summary>
public abstract class LogTests
{
    private readonly DatabaseKind kind;

    private protected LogTests(DatabaseKind kind) => this.kind = kind;

    [Fact]
    public async Task A_whole_life_of_a_dossier_leaves_nothing_personal_in_the_log()
    {
        await using var database = await TestDatabase.CreateAsync(kind);
        using var log = new LogCapture();
        IReadOnlyList<string> secrets;
        await using (var portal = await RunningPortal.StartAsync(
            database.Options,
            new Dictionary<string, string?> { ["Logging:LogLevel:Default"] = "Debug" },
            builder => builder.Logging.AddProvider(log)))
        {
            secrets = await PrivateLife.LiveAsync(portal);
        }

        Assert.True(secrets.Count > 15, $"Only {secrets.Count} things were personal.");
        Assert.Contains(log.Lines, line => line.Contains("is at revision", StringComparison.Ordinal));
        var told = secrets.Where(secret => log.Lines.Any(line => line.Contains(secret, StringComparison.OrdinalIgnoreCase)));
        Assert.Empty(told);
    }
}

/// <summary>On the embedded database.</summary>
public sealed class SqliteLogTests() : LogTests(DatabaseKind.Sqlite);

/// <summary>On PostgreSQL.</summary>
public sealed class PostgresLogTests() : LogTests(DatabaseKind.PostgreSql);
