using Portal.Grains.Scoring.Counting;
using Portal.Grains.Scoring.Facts;
using static Portal.Grains.Tests.Scoring.SampleFacts;

namespace Portal.Grains.Tests.Scoring.Facts;

/// <summary>Index 2.1, rule by rule (decision 766, section 2.1). The dossier is due on 10 August at 17:00.</summary>
public sealed class LatenessTests
{
    private static readonly long LastOfAugust = At("2026-09-01 00:00") - 1;

    [Theory]
    [InlineData("2026-08-10 17:00", false)]
    [InlineData("2026-08-10 17:01", true)]
    public void Rule_a_what_ended_after_the_promised_date_is_late(string ended, bool late) =>
        Assert.Equal(late, DossierClock.IsLate(Received with { EndedAt = At(ended) }, LastOfAugust));

    [Theory]
    [InlineData("2026-08-05 09:00", false)]
    [InlineData("2026-08-05 08:59", true)]
    public void Rule_a_pauses_are_taken_off(string answered, bool late) =>
        Assert.Equal(late, DossierClock.IsLate(
            Received with
            {
                EndedAt = At("2026-08-11 17:00"),
                Pauses = [new EndedPause(At("2026-08-04 09:00"), At(answered))],
            },
            LastOfAugust));

    [Fact]
    public void Rule_b_without_a_date_of_its_own_the_limit_of_the_procedure_is_the_promise()
    {
        // Acceptance always computes the date from the limit, so the column is never empty on a received dossier of this
        // portal. One that has none cannot be late by date.
        Assert.False(DossierClock.IsLate(Received with { DueAt = Moment.Never }, LastOfAugust));
    }

    [Fact]
    public void Rule_c_a_second_supplement_makes_late_however_early_the_end()
    {
        var early = Received with { EndedAt = At("2026-08-04 09:00") };

        Assert.False(DossierClock.IsLate(early, LastOfAugust));
        Assert.True(DossierClock.IsLate(early with { SecondRequestAt = At("2026-08-03 15:00") }, LastOfAugust));
    }

    [Fact]
    public void Rule_c_before_the_second_request_it_was_not_late_yet()
    {
        var asked = Received with { DueAt = At("2026-10-10 17:00"), SecondRequestAt = At("2026-09-02 09:00") };

        Assert.False(DossierClock.IsLate(asked, LastOfAugust));
        Assert.True(DossierClock.IsLate(asked, At("2026-09-02 09:00")));
    }

    [Theory]
    [InlineData("2026-08-10 17:00", false)]
    [InlineData("2026-08-10 17:01", true)]
    public void Rule_d_what_is_open_is_late_once_the_moment_lies_after_the_promised_date(string asOf, bool late) =>
        Assert.Equal(late, DossierClock.IsLate(Received, At(asOf)));

    [Fact]
    public void Rule_d_what_ended_after_the_period_was_open_in_it()
    {
        var september = Received with { DueAt = At("2026-09-02 17:00"), EndedAt = At("2026-09-05 09:00") };

        Assert.False(DossierClock.IsLate(september, LastOfAugust));
        Assert.True(DossierClock.IsLate(september, At("2026-09-30 00:00")));
    }

    [Fact]
    public void While_the_applicants_answer_is_outstanding_the_request_is_the_end_and_waiting_does_not_make_late()
    {
        var waiting = Received with { PausedFrom = At("2026-08-05 09:00") };

        Assert.False(DossierClock.IsLate(waiting, LastOfAugust));
        Assert.True(DossierClock.IsLate(waiting with { PausedFrom = At("2026-08-10 17:01") }, LastOfAugust));
        Assert.Equal(At("2026-08-05 09:00"), DossierClock.EffectiveEnd(waiting, LastOfAugust));
    }

    [Fact]
    public void A_pause_counts_as_far_as_it_lies_before_the_moment_asked_about()
    {
        // Asked for on 9 August, answered on 20 August: as of the 15th it waited, as of the 21st it had been paused.
        var paused = Received with { Pauses = [new EndedPause(At("2026-08-09 17:00"), At("2026-08-20 17:00"))] };

        Assert.Equal(At("2026-08-09 17:00"), DossierClock.WaitingSince(paused, At("2026-08-15 09:00")));
        Assert.False(DossierClock.IsLate(paused, At("2026-08-15 09:00")));
        Assert.Equal(Moment.Never, DossierClock.WaitingSince(paused, At("2026-08-20 17:00")));
        Assert.False(DossierClock.IsLate(paused, At("2026-08-21 17:00")));
        Assert.True(DossierClock.IsLate(paused, At("2026-08-21 17:01")));
    }

    [Fact]
    public void An_open_dossier_becomes_late_in_the_millisecond_after_the_promised_date_pauses_added()
    {
        var paused = Received with { Pauses = [new EndedPause(At("2026-08-05 09:00"), At("2026-08-06 09:00"))] };
        var lateFrom = At("2026-08-11 17:00") + 1;

        Assert.Equal(lateFrom, DossierContribution.NextChange(paused, At("2026-08-10 09:00")));
        Assert.False(DossierClock.IsLate(paused, lateFrom - 1));
        Assert.True(DossierClock.IsLate(paused, lateFrom));
    }
}
