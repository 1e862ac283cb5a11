using Portal.Grains.WorkingTime;

namespace Portal.Grains.Tests.WorkingTime;

/// <summary>The usual office hours reckoned day by day and minute by minute, straight from the holiday table.</summary>
internal static class NaiveClock
{
    public static DateTime Due(DateTime received, TimeLimit limit)
    {
        var at = received;
        while (!InHours(at))
            at = at.AddMinutes(1);
        switch (limit.Unit)
        {
            case TimeLimitUnit.Immediate:
                return Close(at.Date);
            case TimeLimitUnit.WorkingHour:
                for (var left = limit.Value * 60; left > 0; at = at.AddMinutes(1))
                    left -= InHours(at) && InHours(at.AddMinutes(1)) ? 1 : 0;
                return at;
            case TimeLimitUnit.WorkingDay:
                var day = at.Date;
                for (var left = limit.Value; left > 0; left -= Works(day) ? 1 : 0)
                    day = day.AddDays(1);
                return Close(day);
            default:
                var last = limit.Unit == TimeLimitUnit.Day
                    ? at.Date.AddDays(limit.Value)
                    : at.Date.AddMonths(limit.Value);
                while (!Works(last))
                    last = last.AddDays(1);
                return Close(last);
        }
    }

    private static DateTime Close(DateTime day) => day.AddHours(17);

    private static bool Works(DateTime at)
    {
        var date = DateOnly.FromDateTime(at);
        return Clocks.Holidays.HolidayOn(date) is null
            && (date.DayOfWeek is not (DayOfWeek.Saturday or DayOfWeek.Sunday)
                || Clocks.Holidays.SwappedOn(date) is not null);
    }

    private static bool InHours(DateTime at)
    {
        var minute = (int)at.TimeOfDay.TotalMinutes;
        return Works(at) && minute is (>= 450 and <= 690) or (>= 810 and <= 1020);
    }
}
