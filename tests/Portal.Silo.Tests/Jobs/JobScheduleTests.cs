using System.Globalization;
using Portal.Silo.Jobs;

namespace Portal.Silo.Tests.Jobs;

public sealed class JobScheduleTests
{
    [Theory]
    [InlineData("2026-08-12T01:00:00+07:00", "2026-08-12T02:30:00+07:00")]
    [InlineData("2026-08-12T02:30:00+07:00", "2026-08-13T02:30:00+07:00")]
    [InlineData("2026-08-11T19:29:59Z", "2026-08-11T19:30:00Z")]
    public void A_daily_job_runs_at_its_time_in_Vietnam(string after, string next) => Assert.Equal(
        At(next), JobSchedule.Daily(new TimeOnly(2, 30)).NextAfter(At(after)));

    [Theory]
    [InlineData(1, "*/1 * * * * *")]
    [InlineData(30, "*/30 * * * * *")]
    [InlineData(600, "0 */10 * * * *")]
    [InlineData(3600, "0 0 * * * *")]
    public void An_interval_has_a_cron_expression(int seconds, string cron) =>
        Assert.Equal(cron, JobSchedule.Every(TimeSpan.FromSeconds(seconds)).ToCron());

    [Fact]
    public void A_time_in_Vietnam_has_a_cron_expression_in_UTC() =>
        Assert.Equal("0 30 19 * * *", JobSchedule.Daily(new TimeOnly(2, 30)).ToCron());

    [Theory]
    [InlineData(0, 1)]
    [InlineData(1, 2)]
    [InlineData(3, 8)]
    [InlineData(4, 10)]
    [InlineData(100, 10)]
    public void After_failures_the_pauses_grow_up_to_ten_intervals(int failures, int seconds) =>
        Assert.Equal(TimeSpan.FromSeconds(seconds), JobLoop.PauseAfter(failures, TimeSpan.FromSeconds(1)));

    [Fact]
    public void After_failures_the_pauses_grow_up_to_five_minutes_or_one_interval()
    {
        Assert.Equal(TimeSpan.FromMinutes(5), JobLoop.PauseAfter(9, TimeSpan.FromSeconds(50)));
        Assert.Equal(TimeSpan.FromHours(1), JobLoop.PauseAfter(9, TimeSpan.FromHours(1)));
    }

    [Fact]
    public void Every_job_has_a_name_of_its_own_and_can_be_found_by_it() =>
        Assert.All(JobCatalogue.All, job => Assert.Same(job, JobCatalogue.Of(job.Name)));

    private static DateTimeOffset At(string text) => DateTimeOffset.Parse(text, CultureInfo.InvariantCulture);
}
