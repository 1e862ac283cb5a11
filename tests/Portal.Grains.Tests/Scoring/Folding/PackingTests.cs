using FsCheck;
using FsCheck.Fluent;
using Portal.Grains.Scoring.Counting;
using Portal.Grains.Scoring.Folding;

namespace Portal.Grains.Tests.Scoring.Folding;

public sealed class PackingTests
{
    [Fact]
    public void A_dossiers_fact_comes_back_as_it_was() => Prop.ForAll(SampleFacts.AnyDossier.ToArbitrary(), fact =>
    {
        var back = DossierFacts.Instance.Unpack(DossierFacts.Instance.Pack(fact, new PackWriter()));
        return back with { Pauses = fact.Pauses } == fact && back.Pauses.SequenceEqual(fact.Pauses);
    }).QuickCheckThrowOnFailure();

    [Fact]
    public void A_petitions_fact_comes_back_as_it_was() => Prop.ForAll(
        SampleFacts.AnyPetition.ToArbitrary(),
        fact => PetitionFacts.Instance.Unpack(PetitionFacts.Instance.Pack(fact, new PackWriter())) == fact)
        .QuickCheckThrowOnFailure();

    [Theory]
    [InlineData(0)]
    [InlineData(-1)]
    [InlineData(63)]
    [InlineData(64)]
    [InlineData(long.MaxValue)]
    [InlineData(long.MinValue)]
    public void Counts_come_back_as_they_were(long count)
    {
        var counts = Enumerable.Range(0, MeasureDefinition.Count).Select(i => i % 3 == 0 ? count : i).ToArray();

        Assert.Equal(counts, CountsPacking.Unpack(CountsPacking.Pack(counts, new PackWriter())));
    }
}
