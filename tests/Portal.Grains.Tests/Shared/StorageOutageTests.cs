using Microsoft.Data.Sqlite;
using Npgsql;
using Orleans.Runtime;
using Orleans.Storage;
using Portal.Grains.Shared;

namespace Portal.Grains.Tests.Shared;

public sealed class StorageOutageTests
{
    [Theory]
    [InlineData("57P01", "FATAL", true)]
    [InlineData("57P03", "FATAL", true)]
    [InlineData("53300", "FATAL", true)]
    [InlineData("53100", "ERROR", true)]
    [InlineData("40P01", "ERROR", true)]
    [InlineData("25006", "ERROR", true)]
    [InlineData("42601", "ERROR", false)]
    [InlineData("23505", "ERROR", false)]
    public void PostgreSQL_is_away_or_the_program_is_wrong(string state, string severity, bool outage)
    {
        var refusal = new PostgresException("refused", severity, severity, state);

        Assert.Equal(outage, StorageOutage.Is(refusal));
        Assert.Equal(outage, StorageOutage.Is(new OrleansException("Error reading state", refusal)));
    }

    [Theory]
    [InlineData(5, true)]
    [InlineData(13, true)]
    [InlineData(1, false)]
    [InlineData(19, false)]
    public void SQLite_is_busy_or_full_or_the_program_is_wrong(int code, bool outage) =>
        Assert.Equal(outage, StorageOutage.Is(new SqliteException("refused", code)));

    [Fact]
    public void No_answer_and_a_lost_race_are_outages_and_mistakes_are_not()
    {
        Assert.True(StorageOutage.Is(new NpgsqlException("Failed to connect")));
        Assert.True(StorageOutage.Is(new InconsistentStateException("somebody else")));
        Assert.True(StorageOutage.Is(new TimeoutException()));
        Assert.False(StorageOutage.Is(new InvalidOperationException()));
        Assert.False(StorageOutage.Is(new OrleansException("a mistake")));
    }
}
