using Dapper;
using Portal.Grains.Storage;
using Portal.Testing.Databases;

namespace Portal.Grains.Tests.Storage;

public sealed class IdleTransactionsTests
{
    private const string Limit = "SHOW idle_in_transaction_session_timeout";

    [Fact]
    public async Task A_transaction_that_writes_does_not_wait_for_a_client_that_is_gone_and_the_next_one_is_free_again()
    {
        await using var test = await TestDatabase.CreateAsync(DatabaseKind.PostgreSql);
        await using var connection = await test.Database.OpenAsync(default);
        await using (var transaction = await connection.BeginWritingAsync(default))
        {
            Assert.Equal("10s", await connection.ExecuteScalarAsync<string>(Limit));
            await transaction.CommitAsync();
        }

        Assert.Equal("0", await connection.ExecuteScalarAsync<string>(Limit));
    }
}
