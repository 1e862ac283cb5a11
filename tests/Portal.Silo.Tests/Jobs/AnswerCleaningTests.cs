using Dapper;
using Portal.Grains.Storage;
using Portal.Silo.Jobs;
using Portal.Testing;
using Portal.Testing.Databases;

namespace Portal.Silo.Tests.Jobs;

public sealed class AnswerCleaningTests
{
    [Theory]
    [InlineData(DatabaseKind.Sqlite)]
    [InlineData(DatabaseKind.PostgreSql)]
    internal async Task Answers_are_forgotten_after_their_time_and_not_before(DatabaseKind kind)
    {
        await using var test = await TestDatabase.CreateAsync(kind);
        var clock = new TestClock(new DateTimeOffset(2026, 8, 12, 0, 0, 0, TimeSpan.Zero));
        await using var connection = await test.Database.OpenAsync(default);
        for (var days = 0; days < 12; days++)
        {
            await connection.ExecuteAsync(
                "INSERT INTO idempotency (caller, key, request_hash, status, body, at) VALUES ('c', @key, @hash, 200, '{}', @at)",
                new { key = $"k{days}", hash = new byte[32], at = clock.GetUtcNow().AddDays(-days).ToUnixTimeMilliseconds() });
        }

        await new AnswerCleaningJob(test.Database, new KeepOptions { AnswerDays = 7 }, clock).RunAsync(default);

        Assert.Equal(
            Enumerable.Range(0, 8).Select(days => $"k{days}"),
            await connection.QueryAsync<string>("SELECT key FROM idempotency ORDER BY key"));
    }
}
