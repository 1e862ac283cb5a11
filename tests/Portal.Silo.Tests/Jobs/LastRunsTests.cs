using Dapper;
using Portal.Grains.Storage;
using Portal.Silo.Jobs;
using Portal.Testing;
using Portal.Testing.Databases;
using Portal.Testing.Telemetry;

namespace Portal.Silo.Tests.Jobs;

/// <summary>What the alert about jobs goes by: when each of them last succeeded, whichever process ran it.</summary>
public sealed class LastRunsTests
{
    private static readonly JobDefinition Hourly = Job("hourly", TimeSpan.FromHours(1), JobReach.Portal);
    private static readonly JobDefinition Often = Job("often", TimeSpan.FromSeconds(1), JobReach.Portal);
    private static readonly JobDefinition Own = Job("own", TimeSpan.FromSeconds(3), JobReach.Process);

    private readonly TestClock clock = new(new DateTimeOffset(2026, 8, 12, 0, 0, 0, TimeSpan.Zero));

    private double Now => clock.GetUtcNow().ToUnixTimeSeconds();

    [Theory]
    [InlineData(DatabaseKind.Sqlite)]
    [InlineData(DatabaseKind.PostgreSql)]
    internal async Task Every_process_tells_the_last_success_also_one_that_has_only_just_started(DatabaseKind kind)
    {
        await using var test = await TestDatabase.CreateAsync(kind);
        using var first = new Process(test.Database, clock);
        await first.LastRuns.ReadAsync([Hourly], default);
        clock.Advance(TimeSpan.FromHours(1));
        await first.LastRuns.RecordAsync(Hourly, default);
        var succeeded = Now;

        clock.Advance(TimeSpan.FromHours(5));
        using var second = new Process(test.Database, clock);
        Assert.DoesNotContain("hourly", second.Told.Keys);
        await second.LastRuns.ReadAsync([Hourly], default);

        Assert.Equal(succeeded, second.Told["hourly"]);
    }

    [Fact]
    public async Task A_job_that_never_succeeded_counts_from_when_it_was_first_seen_however_often_processes_start()
    {
        await using var test = await TestDatabase.CreateAsync(DatabaseKind.Sqlite);
        var installed = Now;
        for (var start = 0; start < 3; start++)
        {
            using var process = new Process(test.Database, clock);
            await process.LastRuns.ReadAsync([Hourly], default);
            Assert.Equal(installed, process.Told["hourly"]);
            clock.Advance(TimeSpan.FromHours(1));
        }
    }

    [Fact]
    public async Task What_the_database_said_is_told_for_a_quarter_of_an_hour_and_what_a_process_does_for_itself_for_ever()
    {
        await using var test = await TestDatabase.CreateAsync(DatabaseKind.Sqlite);
        using var process = new Process(test.Database, clock);
        process.LastRuns.Expect([Own, Hourly]);
        var started = Now;
        await process.LastRuns.ReadAsync([Hourly, Own], default);

        clock.Advance(TimeSpan.FromMinutes(16));
        Assert.Equal(started, Assert.Single(process.Told, job => job.Key == "own").Value);
        Assert.DoesNotContain("hourly", process.Told.Keys);
        await process.LastRuns.RecordAsync(Own, default);
        Assert.Equal(Now, process.Told["own"]);
    }

    [Fact]
    public async Task A_job_that_only_the_engine_has_is_waited_for_like_all_others()
    {
        await using var test = await TestDatabase.CreateAsync(DatabaseKind.Sqlite);
        using var process = new Process(test.Database, clock);
        process.LastRuns.Expect([Own]);

        Assert.Equal(Now, process.Told["own"]);
        Assert.Equal(Own.Schedule.Interval.TotalSeconds, process.TellsOf("portal.jobs.interval")["own"]);
        Assert.Equal(0, process.TellsOf("portal.jobs.failures")["own"]);
    }

    [Fact]
    public async Task A_job_of_every_second_is_written_down_once_a_minute()
    {
        await using var test = await TestDatabase.CreateAsync(DatabaseKind.Sqlite);
        using var process = new Process(test.Database, clock);
        await using var connection = await test.Database.OpenAsync(default);
        var moments = new HashSet<long>();
        for (var second = 0; second < 150; second++)
        {
            await process.LastRuns.RecordAsync(Often, default);
            moments.Add(await connection.ExecuteScalarAsync<long>("SELECT succeeded_at FROM job_run WHERE job = 'often'"));
            clock.Advance(TimeSpan.FromSeconds(1));
        }

        Assert.Equal(3, moments.Count);
    }

    private static JobDefinition Job(string name, TimeSpan interval, JobReach reach) =>
        new(name, typeof(IJob), JobSchedule.Every(interval), reach);

    private sealed class Process : IDisposable
    {
        private readonly JobMetrics metrics;

        public Process(PortalDatabase database, TimeProvider time)
        {
            metrics = new JobMetrics(time);
            LastRuns = new LastRuns(database, metrics, time);
        }

        public LastRuns LastRuns { get; }

        public IReadOnlyDictionary<string, double> Told => TellsOf("portal.jobs.succeeded_at");

        public IReadOnlyDictionary<string, double> TellsOf(string metric) => Observed.Of(metric, metrics);

        public void Dispose() => metrics.Dispose();
    }
}
