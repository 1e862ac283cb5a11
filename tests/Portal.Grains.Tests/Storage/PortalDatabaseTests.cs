using Npgsql;
using Portal.Grains.Storage;

namespace Portal.Grains.Tests.Storage;

public sealed class PortalDatabaseTests
{
    /// <summary>
    /// The driver waits for an answer, asks the server to cancel, and connects twice for that: together it must stay below the
    /// half minute that a call between grains may take, or nobody is left to be told.
    /// </summary>
    [Fact]
    public async Task A_silent_server_is_given_up_before_the_calls_that_wait_for_it()
    {
        var settings = await SettingsOf("Host=nowhere");

        Assert.InRange(settings.CommandTimeout + 2 * settings.Timeout, 1, 29);
    }

    [Theory]
    [InlineData("Host=nowhere;Timeout=15;Command Timeout=30", 15, 30)]
    [InlineData("Host=nowhere;CommandTimeout=0;Timeout=1", 1, 0)]
    public async Task Who_sets_the_times_knows_better(string connectionString, int connect, int answer)
    {
        var settings = await SettingsOf(connectionString);

        Assert.Equal((connect, answer), (settings.Timeout, settings.CommandTimeout));
    }

    private static async Task<NpgsqlConnectionStringBuilder> SettingsOf(string connectionString)
    {
        await using var database = PortalDatabase.Open(
            new PortalDatabaseOptions { Provider = DatabaseKind.PostgreSql, ConnectionString = connectionString });
        return new NpgsqlConnectionStringBuilder(database.DataSource.ConnectionString);
    }
}
