using Portal.Grains.Scoring.Counting;
using Portal.Grains.Scoring.Facts;

namespace Portal.Grains.Tests.Scoring.Counting;

/// <summary>
/// What came about after the receipt counts as of its moment: a period that was over while the dossier was still open does
/// not change. What comes when the dossier has ended counts in the period of its end: no later one has it.
/// </summary>
public sealed class LaterMarksTests
{
    private static readonly long InSeptember = SampleFacts.At("2026-09-10 09:00");

    private static readonly DossierFact Open = SampleFacts.Received with { DueAt = SampleFacts.At("2026-10-30 17:00") };

    private static readonly DossierFact EndedInAugust = Open with
    {
        FinishedAt = SampleFacts.At("2026-08-20 09:00"), EndedAt = SampleFacts.At("2026-08-20 09:00"),
    };

    public static TheoryData<string, string, string> Marked => new()
    {
        { nameof(DossierFlags.Fee), nameof(Measure.FeeDossiers), "3.6: the fee was set in September" },
        { nameof(DossierFlags.Reused), nameof(Measure.Reused), "4.3: the component was digitised in September" },
        { nameof(DossierFlags.FromStore), nameof(Measure.InStore), "4.4: the component came from the store in September" },
        { nameof(DossierFlags.PopulationData), nameof(Measure.PopulationData), "4.5b: the data was used in September" },
    };

    [Theory]
    [MemberData(nameof(Marked))]
    public void It_counts_from_its_moment_on_while_the_dossier_is_open(string flagName, string measureName, string why)
    {
        var (flag, measure) = (Enum.Parse<DossierFlags>(flagName), Enum.Parse<Measure>(measureName));
        var fact = Open with { Flags = flag, Marks = [new Mark(flag, InSeptember)] };

        Assert.True(SampleFacts.Count(fact)[measure] == 0, why);
        Assert.Equal(1, SampleFacts.Count(fact with { Marks = [] })[measure]);
        Assert.Equal(1, SampleFacts.Count(fact with { Marks = [new Mark(flag, SampleFacts.At("2026-08-31 23:59"))] })[measure]);
    }

    [Theory]
    [MemberData(nameof(Marked))]
    public void It_counts_in_the_period_of_the_end_when_the_dossier_has_ended(string flagName, string measureName, string why)
    {
        var (flag, measure) = (Enum.Parse<DossierFlags>(flagName), Enum.Parse<Measure>(measureName));

        Assert.True(
            SampleFacts.Count(EndedInAugust with { Flags = flag, Marks = [new Mark(flag, InSeptember)] })[measure] == 1, why);
    }

    [Fact]
    public void A_dossier_is_digitised_4_2_when_it_ends_with_a_file_whenever_the_file_came()
    {
        var flags = DossierFlags.ComponentFile | DossierFlags.ElectronicResult;
        Mark[] late = [new Mark(DossierFlags.ComponentFile, InSeptember)];

        Assert.Equal(0, SampleFacts.Count(Open with { Flags = flags, Marks = late, FinishedAt = InSeptember, EndedAt = InSeptember })[Measure.Digitised]);
        Assert.Equal(1, SampleFacts.Count(EndedInAugust with { Flags = flags, Marks = late })[Measure.Digitised]);
    }

    [Fact]
    public void A_petition_5_4_about_an_open_dossier_does_not_change_the_periods_before_it()
    {
        var fact = Open with { Flags = DossierFlags.Petitioned, Marks = [new Mark(DossierFlags.Petitioned, InSeptember)] };

        Assert.Equal(1, SampleFacts.Count(fact)[Measure.Satisfied]);
        Assert.Equal(0, SampleFacts.Count(fact with { Marks = [] })[Measure.Satisfied]);
    }

    [Fact]
    public void A_petition_5_4_about_an_ended_dossier_counts_in_the_period_of_the_end() => Assert.Equal(0, SampleFacts.Count(
        EndedInAugust with { Flags = DossierFlags.Petitioned, Marks = [new Mark(DossierFlags.Petitioned, InSeptember)] })[Measure.Satisfied]);

    [Fact]
    public void A_dislike_5_4_judges_the_end_and_counts_in_its_period_not_in_those_before()
    {
        Assert.Equal(0, SampleFacts.Count(EndedInAugust with { Flags = DossierFlags.Disliked })[Measure.Satisfied]);
        Assert.Equal(1, SampleFacts.Count(
            Open with { Flags = DossierFlags.Disliked, FinishedAt = InSeptember, EndedAt = InSeptember })[Measure.Satisfied]);
    }
}
