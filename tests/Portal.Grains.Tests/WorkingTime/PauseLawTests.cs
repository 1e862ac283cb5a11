using System.Collections.Immutable;
using FsCheck.Fluent;
using Portal.Grains.WorkingTime;
using static Portal.Grains.Tests.WorkingTime.Clocks;
using static Portal.Grains.Tests.WorkingTime.Laws;

namespace Portal.Grains.Tests.WorkingTime;

/// <summary>Laws of pauses; see the remarks of <see cref="LegalClock"/>.</summary>
public sealed class PauseLawTests
{
    [Fact]
    public void A_pause_of_k_whole_working_days_moves_working_days_by_exactly_k() => Hold(
        from clock in AnyClock
        from at in Moments
        from n in Lengths
        from wait in Gen.Choose(1, n)
        from k in Gen.Choose(0, 40)
        from minute in Gen.Choose(0, 1439)
        select (clock, at, n, wait, k, minute),
        x =>
        {
            var calendar = x.clock.Calendar;
            // From any time of one counted working day to the same time k working days later.
            var first = calendar.AddWorkingDays(VietnamTime.DateOf(calendar.NextOpenMoment(x.at)), x.wait);
            var from = VietnamTime.StartOf(first).AddMinutes(x.minute);
            var to = VietnamTime.StartOf(calendar.AddWorkingDays(first, x.k)).AddMinutes(x.minute);
            var plain = x.clock.Due(x.at, WorkingDays(x.n)).At;
            var paused = x.clock.Due(x.at, WorkingDays(x.n), [new Pause(from, to)]).At;
            return paused == (from < plain ? x.clock.Due(x.at, WorkingDays(x.n + x.k)).At : plain);
        });

    [Fact]
    public void A_pause_moves_working_hours_by_the_working_time_in_it() => Hold(
        from clock in AnyClock
        from at in Moments
        from hours in Lengths
        from pause in PausesFrom(at)
        select (clock, at, hours, pause),
        x =>
        {
            var counted = x.clock.Calendar.NextOpenMoment(x.at);
            var plain = x.clock.Due(x.at, WorkingHours(x.hours)).At;
            var paused = x.clock.Due(x.at, WorkingHours(x.hours), [x.pause]).At;
            var from = x.pause.From > counted ? x.pause.From : counted;
            var taken = from < plain && x.pause.To > from
                ? x.clock.Calendar.WorkingHoursBetween(from, x.pause.To)
                : TimeSpan.Zero;
            return x.clock.Calendar.WorkingHoursBetween(plain, paused) == taken;
        });

    [Fact]
    public void A_pause_outside_working_time_moves_nothing_in_working_time() => Hold(
        from clock in AnyClock
        from at in Moments
        from days in Gen.Choose(0, 40)
        from limit in Limits
        where limit.Unit is not (TimeLimitUnit.Day or TimeLimitUnit.Month)
        select (clock, at, days, limit),
        x =>
        {
            var calendar = x.clock.Calendar;
            var last = calendar.WorkingDayFrom(VietnamTime.DateOf(x.at).AddDays(x.days));
            var night = new Pause(
                calendar.ClosingOf(last), calendar.OpeningOf(calendar.AddWorkingDays(last, 1)));
            return x.clock.Due(x.at, x.limit, [night]).At == x.clock.Due(x.at, x.limit).At;
        });

    [Fact]
    public void A_pause_in_two_parts_or_given_twice_moves_as_much_as_in_one() => Hold(
        from clock in AnyClock
        from at in Moments
        from limit in Limits
        from pause in PausesFrom(at)
        from share in Gen.Choose(0, 100)
        select (clock, at, limit, pause, Cut: pause.From + ((pause.To - pause.From) * share / 100)),
        x =>
        {
            ImmutableArray<Pause> parts = [new(x.Cut, x.pause.To), x.pause, new(x.pause.From, x.Cut)];
            var whole = x.clock.Due(x.at, x.limit, [x.pause]).At;
            return x.clock.Due(x.at, x.limit, parts).At == whole
                && x.clock.Due(x.at, x.limit, [parts[2], parts[0]]).At == whole;
        });

    [Fact]
    public void A_pause_never_brings_a_date_forward_and_a_limit_never_ends_inside_one() => Hold(
        from clock in AnyClock
        from at in Moments
        from limit in Limits
        from first in PausesFrom(at)
        from second in PausesFrom(at)
        select (clock, at, limit, first, second),
        x =>
        {
            var one = x.clock.Due(x.at, x.limit, [x.first]).At;
            var both = x.clock.Due(x.at, x.limit, [x.second, x.first]).At;
            return one >= x.clock.Due(x.at, x.limit).At && both >= one
                && Ends(both, x.first) && Ends(both, x.second);

            // Outside the pause, or with the very moment of receipt, before any pause can begin.
            bool Ends(DateTimeOffset due, Pause pause) =>
                due <= pause.From || due > pause.To || due == x.clock.Calendar.NextOpenMoment(x.at);
        });
}
