using FsCheck;
using FsCheck.Fluent;
using Portal.Grains.Dossiers;
using Portal.Grains.Scoring.Counting;
using Portal.Grains.Scoring.Explaining;
using Portal.Grains.Scoring.Facts;
using Portal.Grains.Tests.Scoring.Rules;
using Portal.Grains.Tests.WorkingTime;

namespace Portal.Grains.Tests.Scoring.Explaining;

/// <summary>Why an index misses a dossier or petition. The dossier is due on 10 August at 17:00.</summary>
public sealed class ReasonTests
{
    private static readonly long End = SampleFacts.At("2026-08-31 23:59");

    [Fact]
    public void A_late_end_says_by_how_many_days()
    {
        var fact = SampleFacts.Received with { EndedAt = SampleFacts.At("2026-08-13 09:00"), FinishedAt = SampleFacts.At("2026-08-13 09:00") };

        Assert.Equal(new LossReason(LossCode.EndedLate, Clocks.At("2026-08-10 17:00"), 3), Assert.Single(Of("2.1", fact)));
    }

    [Fact]
    public void Pauses_move_the_promised_date()
    {
        var fact = SampleFacts.Received with
        {
            EndedAt = SampleFacts.At("2026-08-13 09:00"),
            Pauses = [new EndedPause(SampleFacts.At("2026-08-04 09:00"), SampleFacts.At("2026-08-06 09:00"))],
        };

        Assert.Equal(new LossReason(LossCode.EndedLate, Clocks.At("2026-08-12 17:00"), 1), Assert.Single(Of("2.1", fact)));
    }

    [Fact]
    public void An_open_dossier_is_late_by_the_days_until_the_end_of_the_period() =>
        Assert.Equal(
            new LossReason(LossCode.OpenLate, Clocks.At("2026-08-10 17:00"), 22), Assert.Single(Of("2.1", SampleFacts.Received)));

    [Fact]
    public void A_second_supplement_is_a_reason_of_its_own()
    {
        var fact = SampleFacts.Received with { SecondRequestAt = SampleFacts.At("2026-08-05 09:00"), EndedAt = SampleFacts.At("2026-08-06 09:00") };

        Assert.Equal(new LossReason(LossCode.SecondSupplement, Clocks.At("2026-08-05 09:00")), Assert.Single(Of("2.1", fact)));
    }

    [Fact]
    public void Dissatisfaction_names_all_its_causes()
    {
        var fact = SampleFacts.Received with
        {
            Flags = DossierFlags.Disliked | DossierFlags.Petitioned, EndedAt = SampleFacts.At("2026-08-13 09:00"),
        };

        Assert.Equal([LossCode.EndedLate, LossCode.Disliked, LossCode.Petitioned], Of("5.4", fact).Select(reason => reason.Code));
        Assert.Equal(
            [LossCode.Disliked], Of("5.4", fact with { Flags = DossierFlags.Disliked, EndedAt = SampleFacts.At("2026-08-06 09:00") })
                .Select(reason => reason.Code));
    }

    [Theory]
    [InlineData("1.4", LossCode.NotSynchronised)]
    [InlineData("3.3", LossCode.NoElectronicResult)]
    [InlineData("3.6", LossCode.NotPaidOnline)]
    [InlineData("4.1", LossCode.NoElectronicResult)]
    [InlineData("4.3", LossCode.NothingReused)]
    [InlineData("4.4", LossCode.NotInStore)]
    [InlineData("4.5b", LossCode.NoPopulationData)]
    public void Other_indices_have_one_reason(string index, LossCode code) =>
        Assert.Equal(code, Assert.Single(Of(index, SampleFacts.Received)).Code);

    [Fact]
    public void Digitisation_says_whether_file_or_result_is_missing()
    {
        Assert.Equal([LossCode.NoComponentFile, LossCode.NoElectronicResult], Of("4.2", SampleFacts.Received).Select(reason => reason.Code));
        Assert.Equal(
            [LossCode.NoElectronicResult],
            Of("4.2", SampleFacts.Received with { Flags = DossierFlags.ComponentFile }).Select(reason => reason.Code));
    }

    [Fact]
    public void What_came_to_the_counter_misses_3_3_for_that() =>
        Assert.Equal(LossCode.NotOnline, Assert.Single(Of("3.3", SampleFacts.Received with { Channel = Channel.Direct })).Code);

    [Fact]
    public void Every_case_that_an_index_misses_has_a_reason() =>
        Prop.ForAll(SampleFacts.AnyDossier.ToArbitrary(), fact =>
        {
            var kind = CaseKinds.Dossiers;
            var counts = new long[MeasureDefinition.Count];
            var period = PeriodTable.Of(SampleFacts.August);
            MeasuredIndex[] wanted = [.. kind.Indices.Select(index => index.By(Shipped.Rulebook.Find(index.Id)!.Points, true)!)];
            var misses = kind.MissesOf(fact, period, SampleFacts.Later, wanted, counts);
            return kind.Indices.Index().All(index => (misses & (1 << index.Index)) == 0
                || DossierReasons.Of(index.Item.Id, fact, period.AsOf(SampleFacts.Later)).Any());
        }).QuickCheckThrowOnFailure();

    [Fact]
    public void Every_petition_that_an_index_misses_has_a_reason() =>
        Prop.ForAll(SampleFacts.AnyPetition.ToArbitrary(), fact =>
        {
            var kind = CaseKinds.Petitions;
            var counts = new long[MeasureDefinition.Count];
            var period = PeriodTable.Of(SampleFacts.August);
            var misses = kind.MissesOf(fact, period, SampleFacts.Later, [.. kind.Indices], counts);
            return kind.Indices.Index().All(index => (misses & (1 << index.Index)) == 0
                || PetitionReasons.Of(index.Item.Id, fact, period.AsOf(SampleFacts.Later)).Any());
        }).QuickCheckThrowOnFailure();

    private static List<LossReason> Of(string index, DossierFact fact) => [.. DossierReasons.Of(index, fact, End)];
}
