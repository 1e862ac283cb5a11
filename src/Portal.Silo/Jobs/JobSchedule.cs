using System.Globalization;
using Portal.Grains.WorkingTime;

namespace Portal.Silo.Jobs;

/// <summary>When a job runs.</summary>
/// <param name="Interval">Pause between two runs.</param>
/// <param name="DailyAt">Instead of an interval: once a day, at this time in Vietnam.</param>
internal readonly record struct JobSchedule(TimeSpan Interval, TimeOnly? DailyAt)
{
    private static readonly TimeSpan LookEvery = TimeSpan.FromSeconds(30);

    public static JobSchedule Every(TimeSpan interval) => new(interval, null);

    public static JobSchedule Daily(TimeOnly at) => new(TimeSpan.FromDays(1), at);

    /// <summary>How often to look whether it is time.</summary>
    public TimeSpan Tick => DailyAt is null ? Interval : LookEvery;

    /// <summary>The first moment after another one; a daily job is called for when it lies between two looks.</summary>
    public DateTimeOffset NextAfter(DateTimeOffset moment)
    {
        if (DailyAt is not { } at)
            return moment + Interval;

        var today = VietnamTime.At(VietnamTime.DateOf(moment), at);
        return today > moment ? today : VietnamTime.At(VietnamTime.DateOf(moment).AddDays(1), at);
    }

    /// <summary>The same as a cron expression with seconds, in UTC.</summary>
    public string ToCron()
    {
        if (DailyAt is { } at)
        {
            var utc = at.Add(-VietnamTime.Offset);
            return string.Create(CultureInfo.InvariantCulture, $"{utc.Second} {utc.Minute} {utc.Hour} * * *");
        }

        var (seconds, minutes) = ((int)Interval.TotalSeconds, (int)Interval.TotalMinutes);
        return minutes == 0
            ? string.Create(CultureInfo.InvariantCulture, $"*/{seconds} * * * * *")
            : minutes < 60
                ? string.Create(CultureInfo.InvariantCulture, $"0 */{minutes} * * * *")
                : "0 0 * * * *";
    }
}
