using FsCheck;
using FsCheck.Fluent;
using Portal.Grains.Scoring.Rules;

namespace Portal.Grains.Tests.Scoring.Rules;

public sealed class RankingTests
{
    [Fact]
    public void Equal_totals_are_ordered_by_the_exact_sum_then_by_code_and_marked_as_equal()
    {
        var ranked = Ranking.Of(
        [
            new("H03", 60.00m, 60.001m),
            new("H01", 60.00m, 60.001m),
            new("H04", 70.00m, 69.9951m),
            new("H02", 60.00m, 60.002m),
            new("H05", 59.99m, 59.9949m),
        ]);

        Assert.Equal(
            [("H04", 1, false), ("H02", 2, true), ("H01", 3, true), ("H03", 4, true), ("H05", 5, false)],
            ranked.Select(unit => (unit.Entry.Code, unit.Rank!.Value, unit.IsEqual)));
    }

    [Fact]
    public void A_unit_without_data_stands_at_the_end_and_has_no_rank()
    {
        var ranked = Ranking.Of([new("H01", 14, 14, HasData: false), new("H02", 14, 14), new("H03", 3, 3)]);

        Assert.Equal(
            [("H02", 1, false), ("H03", 2, false), ("H01", (int?)null, false)],
            ranked.Select(unit => (unit.Entry.Code, unit.Rank, unit.IsEqual)));
    }

    [Fact]
    public void Nobody_in_no_ranking() => Assert.Empty(Ranking.Of([]));

    [Fact]
    public void The_order_does_not_depend_on_the_order_of_the_units() =>
        Prop.ForAll(
            (from totals in Gen.Choose(0, 300).ListOf()
             select totals.Select((total, i) => new RankEntry($"H{i:000}", total / 10, total / 10m, total % 7 != 0)).ToList())
                .ToArbitrary(),
            units =>
            {
                var ranked = Ranking.Of(units);
                return ranked.SequenceEqual(Ranking.Of(Enumerable.Reverse(units)))
                    && ranked.Where(unit => unit.Rank is not null).Select((unit, i) => unit.Rank == i + 1).All(right => right)
                    && ranked.Count(unit => unit.Rank is null) == units.Count(unit => !unit.HasData);
            }).QuickCheckThrowOnFailure();
}
