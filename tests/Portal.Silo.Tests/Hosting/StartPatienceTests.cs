using Microsoft.Data.Sqlite;
using Microsoft.Extensions.Logging.Abstractions;
using Npgsql;
using Portal.Grains.Storage;
using Portal.Silo.Hosting;
using Portal.Testing;

namespace Portal.Silo.Tests.Hosting;

/// <summary>How long a start waits for its database, and for what it does not wait.</summary>
public sealed class StartPatienceTests
{
    private static readonly CancellationToken Never = CancellationToken.None;

    private readonly TestClock clock = new(new DateTimeOffset(2026, 11, 23, 8, 0, 0, TimeSpan.Zero));
    private readonly StartPatience patience;
    private int asked;

    public StartPatienceTests() => patience = new StartPatience(clock, NullLogger<StartPatience>.Instance);

    [Theory]
    [InlineData("25P03")] // idle in a transaction for too long
    [InlineData(PostgresErrorCodes.CannotConnectNow)]
    [InlineData(PostgresErrorCodes.AdminShutdown)]
    public async Task A_session_that_the_database_ended_is_begun_anew(string code)
    {
        var start = patience.WaitAsync(_ => ++asked < 3 ? throw Refusal(code) : Task.CompletedTask, Never);
        await PassAsync(2);

        await start;
        Assert.Equal(3, asked);
    }

    [Theory]
    [InlineData(PostgresErrorCodes.InvalidPassword)]
    [InlineData(PostgresErrorCodes.InvalidAuthorizationSpecification)]
    [InlineData(PostgresErrorCodes.InvalidCatalogName)]
    public async Task What_somebody_has_to_put_right_is_said_at_once(string code) =>
        await Assert.ThrowsAsync<PostgresException>(() => patience.WaitAsync(_ => throw Refusal(code), Never));

    [Fact]
    public async Task A_file_that_cannot_be_opened_and_a_schema_that_does_not_fit_are_said_at_once()
    {
        await Assert.ThrowsAsync<SqliteException>(() => patience.WaitAsync(_ => throw new SqliteException("cannot open", 14), Never));
        await Assert.ThrowsAsync<SchemaException>(() => patience.WaitAsync(_ => throw new SchemaException("newer"), Never));
    }

    [Fact]
    public async Task After_half_a_minute_the_start_fails_with_what_the_database_said()
    {
        var start = patience.WaitAsync(_ => { asked++; throw new NpgsqlException("refused"); }, Never);
        await PassAsync((int)StartPatience.Limit.TotalSeconds);

        await Assert.ThrowsAsync<NpgsqlException>(() => start);
        Assert.Equal(StartPatience.Limit.TotalSeconds + 1, asked);
    }

    private async Task PassAsync(int seconds)
    {
        for (var second = 0; second < seconds; second++)
        {
            await clock.WaitForTimerAsync();
            clock.Advance(TimeSpan.FromSeconds(1));
        }
    }

    private static PostgresException Refusal(string code) => new("refused", "FATAL", "FATAL", code);
}
