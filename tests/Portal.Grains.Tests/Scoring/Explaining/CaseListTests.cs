using FsCheck;
using FsCheck.Fluent;
using Portal.Grains.Scoring.Counting;
using Portal.Grains.Scoring.Explaining;
using Portal.Grains.Scoring.Facts;
using Portal.Grains.Shared;
using Portal.Grains.Tests.Scoring.Rules;

namespace Portal.Grains.Tests.Scoring.Explaining;

/// <summary>Pages of cases: each case once, the greatest gain first.</summary>
public sealed class CaseListTests
{
    private static readonly Gen<List<CaseKey>> Any =
        from raw in Gen.Choose(0, 1_000_000).ListOf()
        select raw.Select((number, i) => new CaseKey($"d{i:0000}", number % 8, number / 8 % 5)).ToList();

    [Fact]
    public void Pages_of_any_size_show_every_case_once_in_the_order_of_gain() =>
        Prop.ForAll(
            (from cases in Any
             from size in Gen.Choose(1, 9)
             select (cases, size)).ToArbitrary(),
            pick =>
            {
                var list = new CaseList(pick.cases, misses => misses * 0.1m);
                var seen = new List<CaseKey>();
                PageCursor? after = null;
                do
                {
                    var (items, next) = list.Page(new PageRequest(pick.size, after));
                    seen.AddRange(items);
                    after = next;
                }
                while (after is not null);

                return seen.Count == pick.cases.Count
                    && seen.ToHashSet().SetEquals(pick.cases)
                    && seen.Zip(seen.Skip(1)).All(pair => pair.First.Misses > pair.Second.Misses
                        || (pair.First.Misses == pair.Second.Misses && pair.First.DueAt <= pair.Second.DueAt));
            }).QuickCheckThrowOnFailure();

    [Fact]
    public void A_cursor_goes_on_where_it_was_although_all_gains_have_changed()
    {
        var cases = Enumerable.Range(0, 10).Select(i => new CaseKey($"d{i}", 1 + (i % 2), i)).ToList();
        var (first, next) = new CaseList(cases, misses => misses * 0.00408m).Page(new PageRequest(3, null));
        var (rest, none) = new CaseList(cases, misses => misses * 0.00407m).Page(new PageRequest(10, next));

        Assert.Null(none);
        Assert.Equal(cases.Count, first.Concat(rest).Distinct().Count());
        Assert.Equal(7, rest.Length);
    }

    [Fact]
    public void A_cursor_that_nobody_gave_out_finds_some_place()
    {
        var list = new CaseList([new CaseKey("a", 1, 5), new CaseKey("b", 1, 6)], _ => 1);

        Assert.InRange(list.Page(new PageRequest(5, new PageCursor(long.MinValue, "?"))).Items.Length, 0, 2);
        Assert.InRange(list.Page(new PageRequest(5, new PageCursor(5, "99999999999:x"))).Items.Length, 0, 2);
    }

    [Fact]
    public void What_indices_miss_is_what_the_counters_miss() =>
        Prop.ForAll(SampleFacts.AnyDossier.ListOf().ToArbitrary(), facts =>
        {
            var kind = CaseKinds.Dossiers;
            var period = PeriodTable.Of(SampleFacts.August);
            var counts = new long[MeasureDefinition.Count];
            var sums = SampleFacts.Count(facts);
            return new[] { Shipped.Portal, Shipped.Rulebook }.All(rules =>
            {
                MeasuredIndex[] by = [.. kind.Indices.Select(index => index.By(rules.Find(index.Id)!.Points, hasDocumentResult: true)!)];
                return by.Index().All(index =>
                    facts.Count(fact => (kind.MissesOf(fact, period, SampleFacts.Later, by, counts) & (1 << index.Index)) != 0)
                        == sums[index.Item.Denominator] - sums[index.Item.Numerator]);
            });
        }).QuickCheckThrowOnFailure();
}
