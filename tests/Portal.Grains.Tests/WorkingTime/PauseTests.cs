using System.Collections.Immutable;
using Portal.Grains.WorkingTime;
using static Portal.Grains.Tests.WorkingTime.Clocks;

namespace Portal.Grains.Tests.WorkingTime;

/// <summary>Received on Monday 2 November 2026 at 09:00 unless said otherwise; that month has no holiday.</summary>
public sealed class PauseTests
{
    private const string Received = "2026-11-02 09:00";

    [Theory]
    [InlineData("2026-11-04 10:00", "2026-11-06 10:00", "2026-11-11 17:00")] // closings of Wednesday and Thursday
    [InlineData("2026-11-04 07:30", "2026-11-04 17:00", "2026-11-10 17:00")] // one whole day
    [InlineData("2026-11-04 09:00", "2026-11-04 16:59", "2026-11-09 17:00")] // answered the same day
    [InlineData("2026-11-06 17:00", "2026-11-09 07:30", "2026-11-09 17:00")] // a weekend
    [InlineData("2026-11-09 16:59", "2026-11-20 09:00", "2026-11-20 17:00")] // begins just before the end
    [InlineData("2026-11-09 17:00", "2026-11-20 09:00", "2026-11-09 17:00")] // begins when it is over
    [InlineData("2026-10-20 09:00", "2026-10-30 09:00", "2026-11-09 17:00")] // over before the receipt
    public void A_pause_moves_working_days_by_the_closings_in_it(string from, string to, string due) =>
        AssertDue(due, WorkingDays(5), (from, to));

    [Theory]
    [InlineData("2026-11-02 10:00", "2026-11-02 11:00", "2026-11-02 16:00")]
    [InlineData("2026-11-02 11:00", "2026-11-02 14:00", "2026-11-02 16:00")] // half an hour on each side of lunch
    [InlineData("2026-11-02 11:30", "2026-11-02 13:30", "2026-11-02 15:00")] // just lunch
    [InlineData("2026-11-02 14:00", "2026-11-03 10:00", "2026-11-03 11:00")] // one hour was left
    public void A_pause_moves_working_hours_by_the_working_time_in_it(string from, string to, string due) =>
        AssertDue(due, WorkingHours(4), (from, to));

    [Theory]
    [InlineData("2026-11-04 10:00", "2026-11-06 10:00", "2026-11-16 17:00")] // 12 + 2 = Saturday 14, so Monday
    [InlineData("2026-11-04 10:00", "2026-11-08 10:00", "2026-11-16 17:00")] // 12 + 4 = Monday 16
    [InlineData("2026-11-04 07:30", "2026-11-04 17:00", "2026-11-13 17:00")] // one whole day
    [InlineData("2026-11-12 10:00", "2026-11-12 18:00", "2026-11-13 17:00")] // the last day closes in the pause
    public void A_pause_moves_days_by_the_days_that_end_in_it(string from, string to, string due) =>
        AssertDue(due, Days(10), (from, to));

    // 12 days end on Saturday 14, so Monday 16. The pause takes Monday: the limit ends on Tuesday and not, counted
    // from Saturday, on Sunday and so again on the very Monday that was paused.
    [Fact]
    public void A_pause_on_the_day_a_limit_was_moved_to_counts_from_that_day() =>
        AssertDue("2026-11-17 17:00", Days(12), ("2026-11-16 09:00", "2026-11-17 09:00"));

    [Fact]
    public void A_pause_moves_months_by_days() =>
        AssertDue("2026-12-04 17:00", Months(1), ("2026-11-16 09:00", "2026-11-18 09:00"));

    [Fact]
    public void Overlapping_and_unordered_pauses_count_once() =>
        AssertDue(
            "2026-11-12 17:00",
            WorkingDays(5),
            ("2026-11-05 10:00", "2026-11-07 10:00"),
            ("2026-11-04 10:00", "2026-11-06 10:00"),
            ("2026-11-04 10:00", "2026-11-06 10:00"));

    // The first pause moves the end to Tuesday 10, so the second begins in time.
    [Fact]
    public void A_pause_after_the_first_due_date_counts_when_an_earlier_pause_has_moved_it() =>
        AssertDue(
            "2026-11-11 17:00",
            WorkingDays(5),
            ("2026-11-04 10:00", "2026-11-05 10:00"),
            ("2026-11-10 10:00", "2026-11-11 10:00"));

    [Fact]
    public void Only_the_pauses_that_moved_the_date_are_reported()
    {
        var due = Usual.Due(At(Received), WorkingDays(5), Pauses(
            ("2026-11-03 12:00", "2026-11-03 13:00"), ("2026-11-04 10:00", "2026-11-05 10:00")));

        Assert.Equal(Pauses(("2026-11-04 10:00", "2026-11-05 10:00")).AsEnumerable(), due.Pauses);
    }

    [Fact]
    public void A_pause_that_ends_before_it_starts_is_refused() =>
        Assert.Throws<ArgumentException>(() => Usual.Due(
            At(Received), WorkingDays(5), Pauses(("2026-11-05 10:00", "2026-11-04 10:00"))));

    private static void AssertDue(string expected, TimeLimit limit, params (string From, string To)[] pauses) =>
        Assert.Equal(At(expected), Usual.Due(At(Received), limit, Pauses(pauses)).At);

    private static ImmutableArray<Pause> Pauses(params (string From, string To)[] pauses) =>
        [.. pauses.Select(pause => new Pause(At(pause.From), At(pause.To)))];
}
