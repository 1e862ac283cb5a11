using System.Numerics;
using FsCheck;
using FsCheck.Fluent;
using Portal.Grains.Scoring.Rules;

namespace Portal.Grains.Tests.Scoring.Rules;

/// <summary>What holds for any counts, in both profiles.</summary>
public sealed class RuleLawTests
{
    private static readonly Gen<RuleSet> Rules = Gen.Elements(Shipped.Portal, Shipped.Rulebook);

    private static readonly Gen<(RuleSet Rules, List<IndexCount> Counts)> Any =
        from rules in Rules
        from kept in Gen.Choose(0, 4).ListOf(rules.Rules.Length)
        from denominators in Gen.OneOf(Gen.Constant(0), Gen.Choose(1, 30), Gen.Choose(1, 1_000_000)).ListOf(rules.Rules.Length)
        from shares in Gen.Choose(0, 1000).ListOf(rules.Rules.Length)
        select (rules, rules.Rules
            .Select((rule, i) => new IndexCount(rule.Index.Id, (long)denominators[i] * shares[i] / 1000, denominators[i]))
            .Where((_, i) => kept[i] > 0)
            .ToList());

    [Fact]
    public void Points_lie_between_nothing_and_the_maximum() =>
        Prop.ForAll(Any.ToArbitrary(), any =>
        {
            var card = any.Rules.Score(any.Counts);
            return card.Indices.All(index => (index.Points ?? 0) >= 0 && (index.Points ?? 0) <= index.Max)
                && card.Groups.All(group => group.Points >= 0 && group.Points <= group.Max)
                && card.Total >= 0 && card.Total <= 100;
        }).QuickCheckThrowOnFailure();

    [Fact]
    public void The_total_is_the_sum_of_the_groups_and_a_group_the_sum_of_its_rounded_indices() =>
        Prop.ForAll(Any.ToArbitrary(), any =>
        {
            var card = any.Rules.Score(any.Counts);
            return card.Total == card.Groups.Sum(group => group.Points)
                && card.Groups.All(group => group.Points
                    == card.Indices.Where(index => index.Rule.Index.Group == group.Group).Sum(index => index.Points ?? 0))
                && card.Indices.All(index => index.Points is not { } points || points == Math.Round(points, 2));
        }).QuickCheckThrowOnFailure();

    [Fact]
    public void The_order_of_the_counts_does_not_matter() =>
        Prop.ForAll(Any.ToArbitrary(), any =>
        {
            var (one, other) = (any.Rules.Score(any.Counts), any.Rules.Score(Enumerable.Reverse(any.Counts)));
            return one.Indices.SequenceEqual(other.Indices) && one.Groups.SequenceEqual(other.Groups)
                && one.Missing.SequenceEqual(other.Missing) && (one.Total, one.Exact, one.Band) == (other.Total, other.Exact, other.Band);
        }).QuickCheckThrowOnFailure();

    [Fact]
    public void One_more_above_the_line_never_costs_points() =>
        Prop.ForAll(
            (from any in Any
             from at in Gen.Choose(0, 100)
             select (any, at)).ToArbitrary(),
            pick =>
            {
                var ((rules, counts), at) = pick;
                if (counts.Count == 0)
                    return true;

                var i = at % counts.Count;
                if (counts[i].Numerator == counts[i].Denominator)
                    return true;

                List<IndexCount> more = [.. counts];
                more[i] = counts[i] with { Numerator = counts[i].Numerator + 1 };
                var (before, after) = (rules.Score(counts), rules.Score(more));
                return after.Total >= before.Total && after.Exact >= before.Exact
                    && before.Indices.Zip(after.Indices).All(pair => (pair.Second.Points ?? 0) >= (pair.First.Points ?? 0));
            }).QuickCheckThrowOnFailure();

    [Fact]
    public void Points_are_the_exact_fraction_rounded_half_up() =>
        Prop.ForAll(
            (from rules in Rules
             from rule in Gen.Elements(rules.Rules.Where(rule => rule.Index.IsScored).ToArray())
             from denominator in Gen.OneOf(Gen.Choose(1, 50), Gen.Choose(1, 1_000_000))
             from share in Gen.Choose(0, 1000)
             select (rules, rule, (long)denominator * share / 1000, (long)denominator)).ToArbitrary(),
            ratio => ratio.rules.Score(new IndexCount(ratio.rule.Index.Id, ratio.Item3, ratio.Item4)).Total
                == Exact(ratio.rule, ratio.Item3, ratio.Item4)).QuickCheckThrowOnFailure();

    /// <summary>The same in whole numbers: hundredths = floor((max × n × 1000 / (d × threshold‰) × 100) + ½).</summary>
    private static decimal Exact(IndexRule rule, BigInteger numerator, BigInteger denominator)
    {
        var above = (BigInteger)rule.Index.Max * numerator * 1000 * 100;
        var below = denominator * (BigInteger)(rule.Points.Threshold * 1000);
        return Math.Min((decimal)(((2 * above) + below) / (2 * below)) / 100, rule.Index.Max);
    }
}
