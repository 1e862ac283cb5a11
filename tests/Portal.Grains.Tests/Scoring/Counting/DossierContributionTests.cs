using Portal.Grains.Dossiers;
using Portal.Grains.Scoring.Counting;
using Portal.Grains.Scoring.Facts;
using static Portal.Grains.Tests.Scoring.SampleFacts;

namespace Portal.Grains.Tests.Scoring.Counting;

/// <summary>What dossiers add to August, measure by measure (decision 766, section 2).</summary>
public sealed class DossierContributionTests
{
    private static readonly DossierFact Finished =
        Received with { FinishedAt = At("2026-08-05 09:00"), EndedAt = At("2026-08-05 09:00") };

    [Fact]
    public void Each_index_looks_at_its_own_facts()
    {
        AssertMeets(["2.1", "3.3", "5.4"], Finished);
        AssertMeets(["2.1", "5.4"], Finished with { Channel = Channel.Direct });
        AssertMeets(["2.1", "5.4"], Finished with { Channel = Channel.Post });
        AssertMeets(["1.4", "2.1", "3.3", "5.4"], Finished with { SyncedAt = At("2026-08-31 23:59") });
        AssertMeets(["2.1", "3.3", "5.4"], Finished with { SyncedAt = At("2026-09-01 00:00") });
        AssertMeets(["2.1", "3.3", "3.6", "5.4"], Finished with { Flags = DossierFlags.Fee, PaidOnlineAt = At("2026-08-04 09:00") });
        AssertMeets(["2.1", "3.3", "4.1", "5.4"], Finished with { Flags = DossierFlags.ElectronicResult });
        AssertMeets(["2.1", "3.3", "5.4"], Finished with { Flags = DossierFlags.ComponentFile });
        AssertMeets(
            ["2.1", "3.3", "4.1", "4.2", "5.4"],
            Finished with { Flags = DossierFlags.ComponentFile | DossierFlags.ElectronicResult });
        AssertMeets(["2.1", "3.3", "4.3", "5.4"], Finished with { Flags = DossierFlags.Reused });
        AssertMeets(["2.1", "3.3", "4.4", "5.4"], Finished with { Flags = DossierFlags.FromStore });
        AssertMeets(["2.1", "3.3", "4.4", "5.4"], Finished with { Flags = DossierFlags.ResultInStore });
        AssertMeets(["2.1", "3.3", "4.5b", "5.4"], Finished with { Flags = DossierFlags.PopulationData });
        AssertMeets(["2.1", "3.3"], Finished with { Flags = DossierFlags.Disliked });
        AssertMeets(["2.1", "3.3"], Finished with { Flags = DossierFlags.Petitioned });
        AssertMeets(["3.3"], Finished with { EndedAt = At("2026-08-11 09:00"), FinishedAt = At("2026-08-11 09:00") });
    }

    [Fact]
    public void Only_dossiers_with_a_fee_are_below_the_line_of_3_6()
    {
        Assert.Equal(0, Count(Finished)[Measure.FeeDossiers]);
        Assert.Equal(1, Count(Finished with { Flags = DossierFlags.Fee })[Measure.FeeDossiers]);
        Assert.Equal(0, Count(Finished with { Flags = DossierFlags.Fee })[Measure.PaidOnline]);
    }

    [Fact]
    public void A_payment_counts_for_3_5_in_the_period_it_was_made_in_but_not_before_the_receipt()
    {
        var july = Received with { ReceivedAt = At("2026-07-10 09:00"), EndedAt = At("2026-07-12 09:00") };

        Assert.Equal(1, Count(july with { PaidOnlineAt = At("2026-08-04 09:00") })[Measure.OnlinePayments]);
        Assert.Equal(0, Count(july with { PaidOnlineAt = At("2026-07-11 09:00") })[Measure.OnlinePayments]);
        Assert.Equal(1, Count(Received with { PaidOnlineAt = At("2026-07-31 09:00") })[Measure.OnlinePayments]);
    }

    [Fact]
    public void A_result_counts_from_the_end_of_processing_on()
    {
        var later = Finished with
        {
            FinishedAt = At("2026-09-05 09:00"),
            EndedAt = At("2026-09-05 09:00"),
            Flags = DossierFlags.ElectronicResult | DossierFlags.ResultInStore | DossierFlags.ComponentFile,
        };

        var counts = Count(later);

        Assert.Equal(
            (0, 0, 0, 0),
            (counts[Measure.ElectronicResults], counts[Measure.Digitised], counts[Measure.InStore], counts[Measure.Completed]));
    }

    [Fact]
    public void The_rule_sheet_counts_online_dossiers_received_in_the_period_with_an_electronic_result_by_its_end()
    {
        var done = Finished with { Flags = DossierFlags.ElectronicResult };

        Assert.Equal(1, WithResult(done));
        Assert.Equal(0, WithResult(Finished));
        Assert.Equal(0, WithResult(done with { Channel = Channel.Direct }));
        Assert.Equal(0, WithResult(done with { FinishedAt = Moment.Never }));
        Assert.Equal(0, WithResult(done with { FinishedAt = At("2026-09-01 00:00"), EndedAt = At("2026-09-01 00:00") }));
        Assert.Equal(0, WithResult(done with { ReceivedAt = At("2026-07-31 09:00") }));

        static long WithResult(DossierFact fact) => Count(fact)[Measure.ReceivedOnlineWithResult];
    }

    [Fact]
    public void The_average_time_is_of_what_began_in_the_period_whenever_it_ended_without_pauses()
    {
        var september = Received with
        {
            FinishedAt = At("2026-09-03 09:00"),
            EndedAt = At("2026-09-03 09:00"),
            Pauses = [new EndedPause(At("2026-08-10 09:00"), At("2026-08-11 09:00"))],
        };

        var counts = Count(september);

        Assert.Equal(1, counts[Measure.Processed]);
        Assert.Equal((long)TimeSpan.FromDays(30).TotalMilliseconds, counts[Measure.ProcessingMilliseconds]);
        Assert.Equal(0, CountAsOf(At("2026-09-02 09:00"), september)[Measure.Processed]);
    }

    [Fact]
    public void Channels_and_the_lateness_of_online_dossiers_are_of_what_was_received()
    {
        var late = Finished with { EndedAt = At("2026-08-20 09:00") };

        var counts = Count(Finished, late, late with { Channel = Channel.Post }, Finished with { Channel = Channel.Direct });

        Assert.Equal(
            (4, 2, 1, 1, 1, 1),
            (counts[Measure.Received], counts[Measure.ReceivedOnline], counts[Measure.ReceivedDirect],
                counts[Measure.ReceivedPost], counts[Measure.OnlineOnTime], counts[Measure.OnlineLate]));
    }

    [Fact]
    public void Monitored_shares_are_of_what_is_finished_and_of_what_is_open()
    {
        var stopped = Finished with { FinishedAt = Moment.Never };
        var waiting = Received with { PausedFrom = At("2026-08-05 09:00") };
        var inTime = Received with { DueAt = At("2026-09-10 17:00") };

        var counts = Count(Finished, stopped, waiting, inTime, Received);

        Assert.Equal(
            (5, 4, 1, 1, 2, 1),
            (counts[Measure.Dossiers], counts[Measure.OnTime], counts[Measure.Completed], counts[Measure.CompletedOnTime],
                counts[Measure.Open], counts[Measure.OpenOnTime]));
    }

    private static void AssertMeets(string[] expected, DossierFact fact)
    {
        var counts = Count(fact);
        Assert.Equal(expected, MeasuredIndices.All.Where(index => counts[index.Numerator] == 1).Select(index => index.Id));
        Assert.All(MeasuredIndices.All, index => Assert.True(counts[index.Numerator] <= counts[index.Denominator], index.Id));
    }
}
