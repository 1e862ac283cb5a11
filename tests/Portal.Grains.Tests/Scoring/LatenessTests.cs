using Portal.Grains.Scoring;
using Portal.Grains.Tests.WorkingTime;

namespace Portal.Grains.Tests.Scoring;

/// <summary>Index 2.1, rule by rule. The dossier is due on 10 August at 17:00, the period is August.</summary>
public sealed class LatenessTests
{
    private static readonly DateTimeOffset PeriodEnd = Clocks.At("2026-09-01 00:00");

    [Theory]
    [InlineData("2026-08-10 17:00", false)]
    [InlineData("2026-08-10 17:01", true)]
    public void What_ended_after_the_promised_date_is_late(string ended, bool late) =>
        Assert.Equal(late, Lateness.IsLate(Facts.Received with { EndedAt = Clocks.At(ended) }, PeriodEnd));

    [Theory]
    [InlineData(24, false)]
    [InlineData(23, true)]
    public void Pauses_are_taken_off(int hours, bool late) =>
        Assert.Equal(late, Lateness.IsLate(
            Facts.Received with { EndedAt = Clocks.At("2026-08-11 17:00"), Paused = TimeSpan.FromHours(hours) }, PeriodEnd));

    [Fact]
    public void A_second_supplement_makes_late_however_early_the_end()
    {
        var early = Facts.Received with { EndedAt = Clocks.At("2026-08-04 09:00") };

        Assert.False(Lateness.IsLate(early with { SupplementRequests = 1 }, PeriodEnd));
        Assert.True(Lateness.IsLate(early with { SupplementRequests = 2 }, PeriodEnd));
    }

    [Theory]
    [InlineData("2026-08-10 17:00", false)]
    [InlineData("2026-08-10 17:01", true)]
    public void What_is_open_is_late_when_the_period_ends_after_the_promised_date(string periodEnd, bool late) =>
        Assert.Equal(late, Lateness.IsLate(Facts.Received, Clocks.At(periodEnd)));

    [Fact]
    public void What_ended_after_the_period_was_open_in_it()
    {
        var september = Facts.Received with { DueAt = Clocks.At("2026-09-02 17:00"), EndedAt = Clocks.At("2026-09-05 09:00") };

        Assert.False(Lateness.IsLate(september, PeriodEnd));
        Assert.True(Lateness.IsLate(september, Clocks.At("2026-10-01 00:00")));
    }

    [Fact]
    public void Waiting_for_the_citizen_does_not_make_late()
    {
        var waiting = Facts.Received with { PausedFrom = Clocks.At("2026-08-05 09:00"), SupplementRequests = 1 };

        Assert.False(Lateness.IsLate(waiting, PeriodEnd));
        Assert.True(Lateness.IsLate(waiting with { PausedFrom = Clocks.At("2026-08-10 17:01") }, PeriodEnd));
    }
}
