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
        return back with { Pauses = fact.Pauses, Marks = fact.Marks } == fact
            && back.Pauses.SequenceEqual(fact.Pauses) && back.Marks.SequenceEqual(fact.Marks);
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

        ReadOnlySpan<byte> packed = CountsPacking.Add([], [new PartCounts(8, counts)], new PackWriter());

        var back = new long[MeasureDefinition.Count];
        Assert.True(CountsPacking.TryReadPart(ref packed, out var part, back));
        Assert.Equal(8, part);
        Assert.Equal(counts, back);
        Assert.False(CountsPacking.TryReadPart(ref packed, out _, back));
    }

    [Fact]
    public void Sums_are_added_to_the_counters_of_their_period_and_to_no_other() => Prop.ForAll(
        Gen.Choose(0, 5).ListOf(40).ToArbitrary(), Gen.Choose(-2, 2).ListOf(40).ToArbitrary(), (parts, numbers) =>
    {
        var (expected, packed) = (new SortedDictionary<int, long[]>(), Array.Empty<byte>());
        for (var at = 0; at < parts.Count; at++)
        {
            var sums = new long[MeasureDefinition.Count];
            sums[at % 3] = numbers[at];
            packed = CountsPacking.Add(packed, [new PartCounts(parts[at], sums)], new PackWriter());
            if (!expected.TryGetValue(parts[at], out var counts))
                expected.Add(parts[at], counts = new long[MeasureDefinition.Count]);
            counts[at % 3] += numbers[at];
        }

        var row = new CounterRow(2026, "H44.03", "1.001193");
        return CountsPacking.ReadAll(row, packed).Select(pair => $"{pair.Key.Period} {string.Join(' ', pair.Value)}").SequenceEqual(
            expected.Where(pair => pair.Value.AsSpan().ContainsAnyExcept(0)).Select(pair => $"{202600 + pair.Key} {string.Join(' ', pair.Value)}"));
    }).QuickCheckThrowOnFailure();
}
