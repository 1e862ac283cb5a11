using Hangfire;
using Hangfire.Common;
using Hangfire.InMemory;
using Hangfire.Logging;
using Hangfire.Storage;
using Microsoft.Extensions.Logging.Abstractions;
using Portal.Silo.Hosting;
using Portal.Silo.Jobs;

namespace Portal.Silo.Tests.Jobs;

public sealed class RecurringJobsTests : IDisposable
{
    private static readonly DateTime Now = TimeProvider.System.GetUtcNow().UtcDateTime;

    private readonly InMemoryStorage storage;

    /// <summary>Hangfire's log is one for the whole process, and that of the last portal has ended with it.</summary>
    public RecurringJobsTests()
    {
        LogProvider.SetCurrentLogProvider(null);
        storage = new InMemoryStorage();
    }

    public void Dispose() => storage.Dispose();

    [Fact]
    public async Task A_silo_whose_clock_runs_ahead_does_not_keep_the_others_waiting()
    {
        await RecurringJobsAt(Now.AddMinutes(10)).StartAsync(CancellationToken.None);
        Assert.True(NextFold() > Now.AddMinutes(9), $"{NextFold()}");

        RecurringJobsAt(Now).Replan(Now);

        Assert.InRange(NextFold(), Now.AddSeconds(-1), Now.AddSeconds(1));
    }

    [Fact]
    public async Task What_is_planned_as_it_should_be_stays()
    {
        await RecurringJobsAt(Now).StartAsync(CancellationToken.None);
        var planned = NextFold();

        RecurringJobsAt(Now.AddSeconds(-3)).Replan(Now.AddSeconds(-3));

        Assert.Equal(planned, NextFold());
    }

    private RecurringJobs RecurringJobsAt(DateTime now) => new(
        new RecurringJobManager(storage, JobFilterProviders.Providers, new DefaultTimeZoneResolver(), () => now),
        storage,
        new StartPatience(TimeProvider.System, NullLogger<StartPatience>.Instance));

    private DateTime NextFold()
    {
        using var connection = storage.GetConnection();
        return connection.GetRecurringJobs().Single(plan => plan.Id == "fold").NextExecution!.Value;
    }
}
