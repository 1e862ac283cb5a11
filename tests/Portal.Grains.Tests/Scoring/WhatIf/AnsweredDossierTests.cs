using FsCheck;
using FsCheck.Fluent;
using Portal.Grains.Scoring.Counting;
using Portal.Grains.Scoring.Facts;
using Portal.Grains.Scoring.WhatIf;

namespace Portal.Grains.Tests.Scoring.WhatIf;

/// <summary>A dossier as if it had been answered as promised.</summary>
public sealed class AnsweredDossierTests
{
    private static readonly long Now = PeriodTable.Of(SampleFacts.August).AsOf(SampleFacts.Later);

    [Fact]
    public void What_is_late_was_answered_at_the_promised_moment()
    {
        var answered = AnsweredDossier.Of(SampleFacts.Received, Now, withElectronicResult: true);

        Assert.Equal((SampleFacts.At("2026-08-10 17:00"), SampleFacts.At("2026-08-10 17:00")), (answered.EndedAt, answered.FinishedAt));
        Assert.True(answered.Has(DossierFlags.ElectronicResult));
    }

    [Fact]
    public void What_is_open_and_in_time_is_answered_now()
    {
        var open = SampleFacts.Received with { DueAt = SampleFacts.At("2026-09-10 17:00") };

        Assert.Equal(Now, AnsweredDossier.Of(open, Now, false).FinishedAt);
        Assert.False(AnsweredDossier.Of(open, Now, false).Has(DossierFlags.ElectronicResult));
    }

    [Fact]
    public void What_ended_in_time_stays_as_it_is()
    {
        var ended = SampleFacts.Received with { EndedAt = SampleFacts.At("2026-08-06 09:00"), FinishedAt = SampleFacts.At("2026-08-06 09:00") };

        Assert.Equal(ended, AnsweredDossier.Of(ended, Now, false));
    }

    [Fact]
    public void Whatever_happened_it_is_on_time_then() =>
        Prop.ForAll(SampleFacts.AnyDossier.Where(IsSound).ToArbitrary(), fact =>
        {
            var before = SampleFacts.Count(fact);
            var after = SampleFacts.Count(AnsweredDossier.Of(fact, Now, false));
            return before[Measure.Dossiers] == 0 || after[Measure.Dossiers] == after[Measure.OnTime];
        }).QuickCheckThrowOnFailure();

    /// <summary>Promised after its receipt, and paused after it: as dossiers of the portal are.</summary>
    private static bool IsSound(DossierFact fact) =>
        fact.DueAt >= fact.ReceivedAt && fact.Pauses.All(pause => pause.From >= fact.ReceivedAt && pause.To >= pause.From);
}
