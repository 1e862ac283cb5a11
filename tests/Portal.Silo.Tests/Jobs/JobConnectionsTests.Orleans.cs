using Dapper;
using Portal.Grains.Storage;
using Portal.Silo.Jobs;
using Portal.Testing.Databases;

namespace Portal.Silo.Tests.Jobs;

public sealed class JobConnectionsTests
{
    private const string Limit = "SHOW idle_in_transaction_session_timeout";

    [Fact]
    public async Task A_transaction_of_the_jobs_whose_answers_are_lost_does_not_stay_open_and_nobody_elses_is_ended()
    {
        await using var test = await TestDatabase.CreateAsync(DatabaseKind.PostgreSql);
        await using (var connection = new JobConnections(test.Database).GetOrCreateConnection())
            Assert.Equal("10s", await connection.ExecuteScalarAsync<string>(Limit));

        // The same session, from the pool.
        await using var other = await test.Database.OpenAsync(default);
        Assert.Equal("0", await other.ExecuteScalarAsync<string>(Limit));
    }
}
