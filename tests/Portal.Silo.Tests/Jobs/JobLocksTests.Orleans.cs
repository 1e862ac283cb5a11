using Dapper;
using Hangfire;
using Hangfire.PostgreSql;
using Hangfire.Storage;
using Microsoft.Extensions.Logging.Abstractions;
using Portal.Grains.Storage;
using Portal.Silo.Hosting;
using Portal.Silo.Jobs;
using Portal.Testing.Databases;

namespace Portal.Silo.Tests.Jobs;

public sealed class JobLocksTests
{
    private const string Job = "recurring-job:fold";

    [Fact]
    public async Task A_silo_that_died_with_its_clock_ahead_locks_no_job_for_as_long_as_the_clock_was_wrong()
    {
        await using var test = await TestDatabase.CreateAsync(DatabaseKind.PostgreSql);
        var storage = StorageOf(test.Database);
        using var dead = storage.GetConnection();
        dead.AcquireDistributedLock(Job, TimeSpan.Zero);
        await ExecuteAsync(test.Database, "UPDATE hangfire.lock SET acquired = acquired + interval '10 minutes'");
        using var alive = storage.GetConnection();
        Assert.Throws<PostgreSqlDistributedLockException>(() => alive.AcquireDistributedLock(Job, TimeSpan.Zero));

        await LocksOf(test.Database).ReleaseAsync(CancellationToken.None);

        using var held = alive.AcquireDistributedLock(Job, TimeSpan.Zero);
    }

    [Fact]
    public async Task A_lock_that_is_held_stays_with_its_holder_also_when_that_clock_is_a_little_ahead()
    {
        await using var test = await TestDatabase.CreateAsync(DatabaseKind.PostgreSql);
        var storage = StorageOf(test.Database);
        using var holder = storage.GetConnection();
        using var held = holder.AcquireDistributedLock(Job, TimeSpan.Zero);
        await ExecuteAsync(test.Database, "UPDATE hangfire.lock SET acquired = now() + interval '5 seconds'");

        await LocksOf(test.Database).ReleaseAsync(CancellationToken.None);

        using var other = storage.GetConnection();
        Assert.Throws<PostgreSqlDistributedLockException>(() => other.AcquireDistributedLock(Job, TimeSpan.Zero));
    }

    private static JobStorage StorageOf(PortalDatabase database)
    {
        JobEngine.Install(database);
        return JobEngine.StorageOf(database);
    }

    private static JobLocks LocksOf(PortalDatabase database) =>
        new(database, new StartPatience(TimeProvider.System, NullLogger<StartPatience>.Instance));

    private static async Task ExecuteAsync(PortalDatabase database, string sql)
    {
        await using var connection = await database.OpenAsync(CancellationToken.None);
        await connection.ExecuteAsync(sql);
    }
}
