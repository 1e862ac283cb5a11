using static Portal.Grains.Tests.WorkingTime.Clocks;

namespace Portal.Grains.Tests.WorkingTime;

/// <summary>
/// Due dates reckoned by hand from the official notices. 2026: Tết is off from Monday 16 to Friday 20 February;
/// Monday 31 August (swapped with Saturday 22 August), 1 and 2 September are off; 30 April and 1 May are Thursday and
/// Friday.
/// </summary>
public sealed class WorkedExamplesTests
{
    // Wed 11 Feb is not counted. Thu 12 = 1, Fri 13 = 2, Tết, Mon 23 = 3, Tue 24 = 4, Wed 25 = 5.
    [Fact]
    public void Five_working_days_across_Tet() => AssertDue("2026-02-25 17:00", "2026-02-11 09:00", WorkingDays(5));

    // Friday after hours counts as Mon 23 Feb, the first day after Tết, which is not counted: Tue 24 = 1.
    [Fact]
    public void Received_after_hours_on_the_eve_of_Tet() =>
        AssertDue("2026-02-24 17:00", "2026-02-13 17:30", WorkingDays(1));

    // Counts as Mon 23 Feb 07:30. Tue 24 = 1, Wed 25 = 2, Thu 26 = 3.
    [Fact]
    public void Received_on_the_first_day_of_the_lunar_year() =>
        AssertDue("2026-02-26 17:00", "2026-02-17 09:00", WorkingDays(3));

    // 10 Feb + 10 days = Fri 20 Feb, still Tết; the next working day is Mon 23 Feb.
    [Fact]
    public void Calendar_days_that_end_in_Tet() => AssertDue("2026-02-23 17:00", "2026-02-10 09:00", Days(10));

    // One hour on Friday until 17:00, then three on Mon 23 Feb from 07:30.
    [Fact]
    public void Four_working_hours_across_Tet() => AssertDue("2026-02-23 10:30", "2026-02-13 16:00", WorkingHours(4));

    // Fri 28 Aug is not counted. Thu 3 Sep = 1, Fri 4 = 2, Mon 7 = 3, 8 = 4, 9 = 5, 10 = 6, Fri 11 = 7, Mon 14 = 8,
    // 15 = 9, Wed 16 = 10.
    [Fact]
    public void Ten_working_days_across_National_Day() =>
        AssertDue("2026-09-16 17:00", "2026-08-28 10:00", WorkingDays(10));

    // Friday after hours counts as Thu 3 Sep, so everything is one working day later than in the example above.
    [Fact]
    public void Received_after_hours_before_National_Day() =>
        AssertDue("2026-09-17 17:00", "2026-08-28 17:30", WorkingDays(10));

    // 3 Jul + 28 = 31 Jul, + 31 = 31 Aug, + 1 = Tue 1 Sep: a holiday, as is 2 Sep; the next working day is Thu 3 Sep.
    [Fact]
    public void Sixty_days_that_end_on_National_Day() => AssertDue("2026-09-03 17:00", "2026-07-03 08:00", Days(60));

    [Theory]
    [InlineData("2026-08-21 10:00", 1, "2026-08-22 17:00")] // Friday; Saturday 22 is worked
    [InlineData("2026-08-21 10:00", 2, "2026-08-24 17:00")]
    [InlineData("2026-08-22 09:00", 1, "2026-08-24 17:00")] // received on the swapped Saturday itself
    [InlineData("2026-01-09 09:00", 1, "2026-01-10 17:00")] // the other swapped Saturday of 2026
    public void A_swapped_Saturday_counts_as_a_working_day(string received, int days, string due) =>
        AssertDue(due, received, WorkingDays(days));

    // One hour on Friday 21 Aug until 17:00, two on Saturday 22 Aug from 07:30.
    [Fact]
    public void Hours_run_on_a_swapped_Saturday() => AssertDue("2026-08-22 09:30", "2026-08-21 16:00", WorkingHours(3));

    [Theory]
    [InlineData("2026-11-05 16:59", "2026-11-06 17:00")] // Thursday, in hours: Friday is day 1
    [InlineData("2026-11-05 17:00", "2026-11-06 17:00")] // the last moment is still in hours
    [InlineData("2026-11-05 17:00:01", "2026-11-09 17:00")] // counts as Friday: Monday is day 1
    [InlineData("2026-11-05 11:45", "2026-11-06 17:00")] // lunch counts as 13:30 the same day
    [InlineData("2026-11-05 05:00", "2026-11-06 17:00")] // before opening counts as the same day
    [InlineData("2026-11-06 17:30", "2026-11-10 17:00")] // Friday evening counts as Monday: Tuesday is day 1
    [InlineData("2026-11-07 09:00", "2026-11-10 17:00")] // Saturday likewise
    [InlineData("2026-09-02 09:00", "2026-09-04 17:00")] // National Day counts as Thu 3 Sep: Friday is day 1
    public void A_receipt_counts_from_the_next_session(string received, string due) =>
        AssertDue(due, received, WorkingDays(1));

    // Received on Saturday 14 Nov, although limits do not run: Monday is already day 1, not Tuesday.
    [Fact]
    public void A_receipt_on_a_Saturday_with_reception_counts_that_Saturday()
    {
        AssertDue("2026-11-16 17:00", "2026-11-14 09:00", WorkingDays(1), OpenOnSaturdays);
        AssertDue("2026-11-17 17:00", "2026-11-14 12:00", WorkingDays(1), OpenOnSaturdays);
        AssertDue("2026-11-16 17:00", "2026-11-14 09:00", Immediate, OpenOnSaturdays);
        AssertDue("2026-11-16 09:30", "2026-11-14 09:00", WorkingHours(2), OpenOnSaturdays);
    }

    // Fri 6 Nov is not counted, the storm closes Mon 9 to Wed 11: Thu 12 = 1, Fri 13 = 2, Mon 16 = 3.
    [Fact]
    public void A_closure_of_the_agency_is_not_counted() =>
        AssertDue("2026-11-16 17:00", "2026-11-06 09:00", WorkingDays(3), OpenOnSaturdays);

    [Theory]
    [InlineData("2026-11-05 10:30", 1, "2026-11-05 11:30")] // ends with the session, not at 13:30
    [InlineData("2026-11-05 10:30", 3, "2026-11-05 15:30")] // across lunch
    [InlineData("2026-11-06 15:00", 2, "2026-11-06 17:00")] // ends with the week, not on Monday morning
    [InlineData("2026-11-06 15:00", 3, "2026-11-09 08:30")] // across the weekend
    [InlineData("2026-11-05 11:45", 1, "2026-11-05 14:30")] // lunch counts as 13:30
    [InlineData("2026-11-05 07:30", 8, "2026-11-06 08:00")] // a day has seven and a half hours of sessions
    public void Working_hours_run_from_the_moment_itself(string received, int hours, string due) =>
        AssertDue(due, received, WorkingHours(hours));

    [Theory]
    [InlineData("2026-05-05 09:00", 1, "2026-06-05 17:00")] // Friday
    [InlineData("2026-07-31 09:00", 1, "2026-09-03 17:00")] // 31 Aug is off until 2 Sep
    [InlineData("2026-03-31 09:00", 1, "2026-05-04 17:00")] // no 31 April; 30 Apr and 1 May are off, then a weekend
    [InlineData("2025-12-31 09:00", 2, "2026-03-02 17:00")] // no 31 February; 28 Feb 2026 is a Saturday
    [InlineData("2024-01-31 09:00", 1, "2024-02-29 17:00")] // leap day, a Thursday
    [InlineData("2024-02-29 09:00", 12, "2025-02-28 17:00")] // no leap day in 2025; a Friday
    [InlineData("2026-11-30 09:00", 3, "2027-03-01 17:00")] // 28 Feb 2027 is a Sunday
    public void Months_end_on_the_same_day_number_or_the_last_of_the_month(string received, int months, string due) =>
        AssertDue(due, received, Months(months));

    [Theory]
    [InlineData("2026-11-05 08:00", "2026-11-05 17:00")]
    [InlineData("2026-11-05 17:30", "2026-11-06 17:00")]
    public void An_immediate_result_is_due_when_the_agency_closes(string received, string due) =>
        AssertDue(due, received, Immediate);

    // Petition limits of the National Portal: 2, 5 and 15 working days. Sent on Sunday 23 Aug, counts as Mon 24:
    // Tue 25 = 1, Wed 26 = 2; Fri 28 = 4, Thu 3 Sep = 5; Fri 4 = 6, 7 to 11 = 7 to 11, 14 to 17 = 12 to 15.
    [Theory]
    [InlineData(2, "2026-08-26 17:00")]
    [InlineData(5, "2026-09-03 17:00")]
    [InlineData(15, "2026-09-17 17:00")]
    public void Limits_of_petitions(int days, string due) => AssertDue(due, "2026-08-23 21:00", WorkingDays(days));
}
