using Portal.Grains.Scoring.Counting;
using Portal.Grains.Scoring.Facts;
using static Portal.Grains.Tests.Scoring.SampleFacts;

namespace Portal.Grains.Tests.Scoring.Facts;

/// <summary>Which dossiers a period has: A(P) and B(P), and the effective end (decision 766, section 2.0).</summary>
public sealed class CarriedOverTests
{
    [Theory]
    [InlineData("2026-08-01 00:00", null, true, true)]
    [InlineData("2026-08-31 23:59", null, true, true)]
    [InlineData("2026-09-01 00:00", null, false, false)]
    [InlineData("2026-07-31 23:59", null, true, false)]
    [InlineData("2026-07-20 09:00", "2026-08-01 00:00", true, false)]
    [InlineData("2026-07-20 09:00", "2026-07-31 23:59", false, false)]
    [InlineData("2026-08-03 09:00", "2026-09-15 09:00", true, true)]
    [InlineData("2025-01-02 09:00", null, true, false)]
    public void B_has_what_was_received_in_the_period_or_before_and_not_ended_when_it_began_A_only_the_former(
        string received, string? ended, bool inPeriod, bool receivedInPeriod)
    {
        var counts = Count(Received with { ReceivedAt = At(received), EndedAt = ended is null ? Moment.Never : At(ended) });

        Assert.Equal(inPeriod ? 1 : 0, counts[Measure.Dossiers]);
        Assert.Equal(receivedInPeriod ? 1 : 0, counts[Measure.Received]);
    }

    [Fact]
    public void What_was_not_received_is_in_neither_set() =>
        Assert.All(Count(Received with { ReceivedAt = Moment.Never }).Values.ToArray(), count => Assert.Equal(0, count));

    [Fact]
    public void What_waited_for_the_applicant_when_the_period_began_is_not_carried_over()
    {
        var waiting = Received with { ReceivedAt = At("2026-07-10 09:00"), PausedFrom = At("2026-07-15 09:00") };

        Assert.Equal(0, Count(waiting)[Measure.Dossiers]);
        Assert.Equal(1, Count(waiting with { PausedFrom = At("2026-08-01 00:00") })[Measure.Dossiers]);
    }

    [Fact]
    public void When_the_answer_comes_in_the_period_the_dossier_is_back_and_not_before()
    {
        var answered = Received with
        {
            ReceivedAt = At("2026-07-10 09:00"),
            Pauses = [new EndedPause(At("2026-07-15 09:00"), At("2026-08-20 09:00"))],
        };

        Assert.Equal(0, CountAsOf(At("2026-08-20 08:59"), answered)[Measure.Dossiers]);
        Assert.Equal(1, CountAsOf(At("2026-08-20 09:00"), answered)[Measure.Dossiers]);
    }

    [Fact]
    public void An_answer_after_the_period_does_not_bring_it_back_into_the_period()
    {
        var answered = Received with
        {
            ReceivedAt = At("2026-07-10 09:00"),
            Pauses = [new EndedPause(At("2026-07-15 09:00"), At("2026-09-02 09:00"))],
        };

        Assert.Equal(0, Count(answered)[Measure.Dossiers]);
    }

    [Fact]
    public void An_end_goes_before_an_outstanding_answer() =>
        Assert.Equal(At("2026-08-08 09:00"), DossierClock.EffectiveEnd(
            Received with
            {
                EndedAt = At("2026-08-08 09:00"),
                Pauses = [new EndedPause(At("2026-08-05 09:00"), At("2026-08-08 09:00"))],
            },
            At("2026-08-31 09:00")));
}
