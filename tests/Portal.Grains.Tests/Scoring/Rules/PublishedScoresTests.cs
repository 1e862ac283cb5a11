using Portal.Grains.Scoring.Rules;

namespace Portal.Grains.Tests.Scoring.Rules;

/// <summary>The rules against everything that the National Portal published in 2026 with its numerators.</summary>
public sealed class PublishedScoresTests
{
    /// <summary>
    /// Groups in which the source contradicts itself. It rounds the percentage of 3.6 to two decimals first and multiplies
    /// in binary floating point: 1437/1541 = 93.2511 % becomes 93.25 %, 6 × 0.9325 = 5.595 is stored as 5.5949999..., and
    /// is rounded to 5.59. Exactly it is 5.5951, which is 5.60; with 18/40 (1.13) and 8/40 (0.50) that makes 7.23, not
    /// 7.22. The same for 926/993 = 93.2528 %: 5.60 + 0.95 (14/37) + 0.47 (7/37) = 7.02, not 7.01.
    /// </summary>
    private static readonly (string Unit, IndexGroup Group, decimal Published, decimal Exact)[] Contradictions =
    [
        ("H44.125", IndexGroup.Payment, 7.22m, 7.23m),
        ("H44.158", IndexGroup.Payment, 7.01m, 7.02m),
    ];

    [Fact]
    public void Every_published_index_with_its_counts_has_the_published_points()
    {
        var (compared, wrong) = (0, new List<string>());
        foreach (var record in Published.All)
        {
            var card = Shipped.Portal.Score(record.Counts);
            foreach (var index in record.Indices)
            {
                if ((index.Points ?? index.Computed) is not { } points || card.Find(index.Id) is not { } scored)
                    continue;

                compared++;
                if (scored.Points != (index.ShowsNull ? null : points))
                    wrong.Add($"{record.Unit} {record.CapturedAt} {index.Id}: published {points}, computed {scored.Points}");
            }
        }

        Assert.Empty(wrong);
        Assert.Equal(1045, compared);
    }

    [Fact]
    public void What_the_portal_shows_as_nothing_is_nothing_here()
    {
        var shown = Published.All
            .SelectMany(record => record.Indices.Where(index => index.ShowsNull)
                .Select(index => Shipped.Portal.Score(record.Counts).Find(index.Id)!))
            .ToList();

        Assert.Equal(7, shown.Count);
        Assert.All(shown, index => Assert.Equal((null, null, 0m), (index.Points, index.Ratio, index.Exact)));
    }

    [Fact]
    public void Every_published_group_whose_counts_are_known_has_the_published_points_but_for_two_contradictions()
    {
        var (compared, different) = (0, new List<(string, IndexGroup, decimal, decimal)>());
        foreach (var record in Published.All.Where(record => !record.IsOld))
        {
            var card = Shipped.Portal.Score(record.Counts);
            foreach (var (group, points) in record.Groups.OrderBy(group => group.Key))
            {
                if (Shipped.Portal.Rules.Any(rule => rule.Index.Group == group && card.Missing.Contains(rule.Index.Id)))
                    continue;

                compared++;
                if (card[group].Points != points)
                    different.Add((record.Unit, group, points, card[group].Points));
            }
        }

        Assert.Equal(Contradictions, different);
        Assert.Equal(541, compared);
    }

    [Fact]
    public void The_contradictions_are_what_binary_percentages_make_of_exact_ones()
    {
        foreach (var (unit, paid, due, linked, used, fees) in new[]
        {
            ("H44.125", 1437, 1541, 18, 8, 40),
            ("H44.158", 926, 993, 14, 7, 37),
        })
        {
            var percentage = Math.Round(100.0 * paid / due, 2);
            var binary = (decimal)Math.Floor((6 * percentage * 100 / 100) + 0.5) / 100;
            var others = Shipped.Portal.Score(new IndexCount("3.4", linked, fees), new IndexCount("3.5", used, fees)).Total;
            var row = Contradictions.Single(one => one.Unit == unit);
            Assert.Equal(row.Published, Math.Round((decimal)(6 * percentage / 100), 4) - 0.005m + others);
            Assert.Equal(5.60m, binary);
            Assert.Equal(row.Exact, others + Shipped.Portal.Score(new IndexCount("3.6", paid, due)).Total);
        }
    }
}
