using System.Threading.Channels;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Abstractions;
using Portal.Grains.Storage;
using Portal.Silo.Jobs;
using Portal.Testing;
using Portal.Testing.Databases;
using Portal.Testing.Telemetry;

namespace Portal.Silo.Tests.Jobs;

/// <summary>The loop that runs jobs on timers of the process.</summary>
public sealed class JobLoopTests : IAsyncLifetime, IDisposable
{
    private static readonly DateTimeOffset Start = new(2026, 8, 12, 12, 0, 0, TimeSpan.FromHours(7));

    private readonly TestClock clock = new(Start);
    private readonly JobMetrics metrics;
    private TestDatabase? database;

    public JobLoopTests() => metrics = new JobMetrics(clock);

    public async Task InitializeAsync() => database = await TestDatabase.CreateAsync(DatabaseKind.Sqlite);

    public Task DisposeAsync() => database!.DisposeAsync().AsTask();

    public void Dispose() => metrics.Dispose();

    [Fact]
    public async Task A_job_that_fails_runs_again_after_a_longer_pause_and_then_as_usual()
    {
        var probe = new Probe { Failing = 2 };
        using var loop = Loop(probe, JobSchedule.Every(TimeSpan.FromSeconds(10)));
        await loop.StartAsync(default);

        await probe.RunsAsync(1);
        await AdvanceAsync(TimeSpan.FromSeconds(19));
        Assert.Equal(1, probe.Runs);
        await AdvanceAsync(TimeSpan.FromSeconds(1));
        await probe.RunsAsync(2);
        await AdvanceAsync(TimeSpan.FromSeconds(40));
        await probe.RunsAsync(3);
        await AdvanceAsync(TimeSpan.FromSeconds(10));
        await probe.RunsAsync(4);

        await loop.StopAsync(default);
        Assert.Equal(2, Observed.Of("portal.jobs.failures", metrics)["probe"]);
    }

    [Fact]
    public async Task A_daily_job_runs_when_its_time_has_come_also_when_the_clock_was_put_forward()
    {
        var probe = new Probe();
        using var loop = Loop(probe, JobSchedule.Daily(new TimeOnly(2, 30)));
        await loop.StartAsync(default);

        await AdvanceAsync(TimeSpan.FromHours(14));
        Assert.Equal(0, probe.Runs);
        await AdvanceAsync(TimeSpan.FromHours(1));
        await probe.RunsAsync(1);
        clock.Set(Start.AddDays(40));
        await AdvanceAsync(TimeSpan.FromMinutes(1));
        await probe.RunsAsync(2);
        clock.Set(Start);
        await AdvanceAsync(TimeSpan.FromHours(1));
        Assert.Equal(2, probe.Runs);

        await loop.StopAsync(default);
    }

    [Fact]
    public async Task A_job_never_runs_beside_itself_and_only_one_run_waits()
    {
        var probe = new Probe { Hold = new TaskCompletionSource() };
        await using var services = Services(probe);
        var runner = Runner(services);
        var job = new JobDefinition("probe", typeof(Probe), JobSchedule.Every(TimeSpan.FromSeconds(1)));

        var first = runner.RunAsync(job, default);
        var second = runner.RunAsync(job, default);
        await runner.RunAsync(job, default);
        Assert.Equal(1, probe.Runs);
        probe.Hold.SetResult();
        await Task.WhenAll(first, second);

        Assert.Equal(2, probe.Runs);
    }

    private static ServiceProvider Services(Probe probe) => new ServiceCollection().AddSingleton(probe).BuildServiceProvider();

    private JobLoop Loop(Probe probe, JobSchedule schedule) => new(
        [new JobDefinition("probe", typeof(Probe), schedule)],
        Runner(Services(probe)),
        clock);

    private JobRunner Runner(IServiceProvider services) => new(
        services, metrics, new LastRuns(database!.Database, metrics, clock), clock, NullLogger<JobRunner>.Instance);

    /// <summary>Moves the clock step by step, and lets the loop set its next timer in between.</summary>
    private async Task AdvanceAsync(TimeSpan by)
    {
        var step = TimeSpan.FromSeconds(Math.Max(1, by.TotalSeconds / 60));
        for (var moved = TimeSpan.Zero; moved < by; moved += step)
        {
            await clock.WaitForTimerAsync();
            clock.Advance(step);
        }

        await clock.WaitForTimerAsync();
    }

    private sealed class Probe : IJob
    {
        private readonly Channel<int> ran = Channel.CreateUnbounded<int>();
        private int runs;

        public int Runs => Volatile.Read(ref runs);

        public int Failing { get; set; }

        public TaskCompletionSource? Hold { get; init; }

        public async Task RunAsync(CancellationToken cancellationToken)
        {
            var number = Interlocked.Increment(ref runs);
            ran.Writer.TryWrite(number);
            if (Hold is { } hold)
                await hold.Task;
            if (number <= Failing)
                throw new InvalidOperationException("It fails.");
        }

        /// <summary>Waits until it has run so often, and not more.</summary>
        public async Task RunsAsync(int count)
        {
            Assert.Equal(count, await ran.Reader.ReadAsync().AsTask().WaitAsync(TimeSpan.FromSeconds(30)));
            Assert.Equal(count, Runs);
        }
    }
}
