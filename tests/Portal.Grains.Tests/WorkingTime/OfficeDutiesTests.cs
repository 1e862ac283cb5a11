using Portal.Grains.WorkingTime;
using static Portal.Grains.Tests.WorkingTime.Clocks;

namespace Portal.Grains.Tests.WorkingTime;

/// <summary>Forwarding, apology and the request for supplement after Decree 61/2018.</summary>
public sealed class OfficeDutiesTests
{
    [Theory]
    [InlineData("2026-11-05 08:00", "2026-11-05 17:00")]
    [InlineData("2026-11-05 15:00", "2026-11-05 17:00")] // not after 15:00
    [InlineData("2026-11-05 15:00:01", "2026-11-06 07:30")]
    [InlineData("2026-11-06 16:00", "2026-11-09 07:30")] // Friday
    [InlineData("2026-11-07 09:00", "2026-11-09 17:00")] // Saturday counts as Monday 07:30
    [InlineData("2026-08-28 15:30", "2026-09-03 07:30")]
    public void A_dossier_is_forwarded_the_same_day_or_after_three_at_the_next_opening(string received, string by)
    {
        Assert.Equal(At(by), Usual.ForwardBy(At(received)));
        Assert.Equal(VietnamTime.DateOf(At(by)), Usual.ForwardingDay(At(received)));
    }

    [Fact]
    public void What_is_received_on_a_day_with_reception_only_is_forwarded_on_the_next_working_day() =>
        Assert.Equal(At("2026-11-16 07:30"), OpenOnSaturdays.ForwardBy(At("2026-11-14 09:00")));

    [Theory]
    [InlineData("2026-11-05 17:00", "2026-11-04 17:00")]
    [InlineData("2026-11-09 17:00", "2026-11-06 17:00")] // the day before Monday is off: Friday
    [InlineData("2026-09-03 17:00", "2026-08-28 17:00")] // National Day and the weekend before it
    [InlineData("2026-02-23 10:30", "2026-02-13 17:00")] // Tết
    public void An_apology_is_sent_at_the_latest_on_the_working_day_before(string due, string latest) =>
        Assert.Equal(At(latest), Usual.LastMomentToApologise(At(due)));

    // Thu 3 Sep = 1, Fri 4 = 2, Mon 7 = 3.
    [Fact]
    public void A_supplement_is_requested_within_three_working_days() =>
        Assert.Equal(At("2026-09-07 17:00"), Usual.SupplementRequestBy(At("2026-08-28 10:00")).At);

    [Fact]
    public void The_numbers_of_the_law_can_be_others()
    {
        var clock = new LegalClock(Usual.Calendar, new WorkingTimeRules
        {
            ForwardSameDayUntil = new TimeOnly(16, 0),
            ApologyDaysBefore = 2,
            SupplementRequestWorkingDays = 5,
        });

        Assert.Equal(At("2026-11-05 17:00"), clock.ForwardBy(At("2026-11-05 15:30")));
        Assert.Equal(At("2026-11-03 17:00"), clock.LastMomentToApologise(At("2026-11-05 17:00")));
        Assert.Equal(At("2026-11-12 17:00"), clock.SupplementRequestBy(At("2026-11-05 15:30")).At);
    }
}
