using FsCheck.Fluent;
using Portal.Grains.WorkingTime;
using static Portal.Grains.Tests.WorkingTime.Clocks;
using static Portal.Grains.Tests.WorkingTime.Laws;

namespace Portal.Grains.Tests.WorkingTime;

/// <summary>Laws that hold for every receipt and limit.</summary>
public sealed class LegalClockLawTests
{
    [Fact]
    public void A_later_receipt_is_never_due_earlier() => Hold(
        from clock in AnyClock
        from a in Moments
        from b in Moments
        from limit in Limits
        select (clock, Earlier: a < b ? a : b, Later: a < b ? b : a, limit),
        x => x.clock.Due(x.Earlier, x.limit).At <= x.clock.Due(x.Later, x.limit).At);

    [Fact]
    public void A_longer_limit_is_never_due_earlier_and_in_working_time_always_later() => Hold(
        from clock in AnyClock
        from at in Moments
        from limit in Limits
        from more in Lengths
        where limit.Unit != TimeLimitUnit.Immediate
        select (clock, at, limit, Longer: limit with { Value = limit.Value + more }),
        x =>
        {
            var (due, longer) = (x.clock.Due(x.at, x.limit).At, x.clock.Due(x.at, x.Longer).At);
            return x.limit.Unit is TimeLimitUnit.Day or TimeLimitUnit.Month ? due <= longer : due < longer;
        });

    [Fact]
    public void A_due_date_is_after_the_receipt_and_within_office_hours() => Hold(
        from clock in AnyClock
        from at in Moments
        from limit in Limits
        select (clock, at, limit),
        x =>
        {
            var due = x.clock.Due(x.at, x.limit);
            return due.At >= x.at && due.CountedFrom >= x.at
                && x.clock.Calendar.NextWorkingMoment(due.At) == due.At;
        });

    [Fact]
    public void Working_days_and_hours_add_up_n_from_the_receipt_then_m_from_that_due_date() => Hold(
        from clock in AnyClock
        from at in Moments
        from unit in Gen.Elements(TimeLimitUnit.WorkingDay, TimeLimitUnit.WorkingHour)
        from n in Lengths
        from m in Lengths
        select (clock, at, unit, n, m),
        x => x.clock.Due(x.clock.Due(x.at, new(x.n, x.unit)).At, new(x.m, x.unit)).At
            == x.clock.Due(x.at, new(x.n + x.m, x.unit)).At);

    [Fact]
    public void A_date_is_given_exactly_as_long_as_the_calendar_holds_it() => Hold(
        from clock in AnyClock
        from days in Gen.Choose(-400, 40)
        from minute in Gen.Choose(0, 1439)
        from limit in Gen.OneOf(Limits, Gen.Choose(1, int.MaxValue).Select(value => new TimeLimit(value, TimeLimitUnit.Month)))
        select (clock, At: VietnamTime.StartOf(WorkingCalendar.Last.AddDays(days)).AddMinutes(minute), limit),
        x => x.clock.TryDue(x.At, x.limit, out var due)
            ? due.At == x.clock.Due(x.At, x.limit).At && VietnamTime.DateOf(due.At) <= WorkingCalendar.Last
            : Record.Exception(() => x.clock.Due(x.At, x.limit)) is ArgumentOutOfRangeException);

    // A split in days or months may gain from the first part being moved off a day off, but never loses.
    [Fact]
    public void Calendar_days_in_two_parts_are_never_due_before_the_whole() => Hold(
        from at in Moments
        from n in Lengths
        from m in Lengths
        select (at, n, m),
        x => Usual.Due(Usual.Due(x.at, Days(x.n)).At, Days(x.m)).At >= Usual.Due(x.at, Days(x.n + x.m)).At);

    [Fact]
    public void Adding_working_days_to_a_date_adds_up_and_is_undone_by_counting() => Hold(
        from clock in AnyClock
        from at in Moments
        from n in Gen.Choose(0, 90)
        from m in Gen.Choose(0, 90)
        select (clock.Calendar, Date: VietnamTime.DateOf(at), n, m),
        x => x.Calendar.AddWorkingDays(x.Calendar.AddWorkingDays(x.Date, x.n), x.m)
                == x.Calendar.AddWorkingDays(x.Date, x.n + x.m)
            && x.Calendar.WorkingDaysBetween(x.Date, x.Calendar.AddWorkingDays(x.Date, x.n)) == x.n);

    [Fact]
    public void Working_hours_between_moments_add_up_in_any_order() => Hold(
        from clock in AnyClock
        from a in Moments
        from b in Moments
        from c in Moments
        select (clock.Calendar, a, b, c),
        x => x.Calendar.WorkingHoursBetween(x.a, x.b) + x.Calendar.WorkingHoursBetween(x.b, x.c)
            == x.Calendar.WorkingHoursBetween(x.a, x.c));

    [Fact]
    public void A_limit_in_hours_takes_exactly_so_much_working_time() => Hold(
        from clock in AnyClock
        from at in Moments
        from hours in Lengths
        select (clock, at, hours),
        x => x.clock.Calendar.WorkingHoursBetween(x.at, x.clock.Due(x.at, WorkingHours(x.hours)).At)
            == TimeSpan.FromHours(x.hours));

    [Fact]
    public void The_same_instant_written_with_another_offset_gives_the_same_answer() => Hold(
        from at in Moments
        from limit in Limits
        from pause in PausesFrom(at)
        from minutes in Gen.Choose(-14 * 60, 14 * 60)
        select (at, limit, pause, Offset: TimeSpan.FromMinutes(minutes)),
        x =>
        {
            var here = Usual.Due(x.at, x.limit, [x.pause]);
            var there = Usual.Due(
                x.at.ToOffset(x.Offset),
                x.limit,
                [new Pause(x.pause.From.ToOffset(x.Offset), x.pause.To.ToOffset(x.Offset))]);
            return here.At.EqualsExact(there.At) && here.Explanation == there.Explanation
                && Usual.ForwardBy(x.at).EqualsExact(Usual.ForwardBy(x.at.ToOffset(x.Offset)));
        });
}
