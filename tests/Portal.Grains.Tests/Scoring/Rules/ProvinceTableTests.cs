using System.Collections.Immutable;
using Portal.Grains.Scoring.Rules;

namespace Portal.Grains.Tests.Scoring.Rules;

/// <summary>The published tables of the 34 provinces: sums, ranks, and the row of the nation.</summary>
public sealed class ProvinceTableTests
{
    private static readonly ImmutableArray<ScoredGroup> Nothing = Shipped.Portal
        .Score(Shipped.Portal.Rules.Select(rule => new IndexCount(rule.Index.Id, 0, 0))).Groups;

    public static TheoryData<string> Days => new("2026-09-17", "2026-10-05", "2026-10-07");

    [Theory]
    [MemberData(nameof(Days))]
    public void Every_total_is_the_sum_of_its_groups(string day)
    {
        var provinces = Published.Provinces(day);

        Assert.Equal(34, provinces.Length);
        Assert.All(provinces, province => Assert.Equal(province.Total, Groups(province).Sum(group => group.Points)));
    }

    [Theory]
    [MemberData(nameof(Days))]
    public void Every_rank_is_the_published_one(string day)
    {
        var provinces = Published.Provinces(day);
        var entries = provinces.Select(province => new RankEntry(province.Unit, province.Total!.Value, province.Total!.Value));

        var ranked = Ranking.Of(entries.OrderBy(entry => entry.Code, StringComparer.Ordinal));

        Assert.Equal(provinces.Select(province => (province.Unit, province.Rank)), ranked.Select(unit => (unit.Entry.Code, unit.Rank)));
    }

    /// <summary>On 17 September the portal took the mean over 38 entries, four of them without any data.</summary>
    [Theory]
    [InlineData("2026-09-17", 4)]
    [InlineData("2026-10-05", 0)]
    [InlineData("2026-10-07", 0)]
    public void The_row_of_the_nation_is_the_published_one(string day, int empty)
    {
        var published = Published.National(day);

        var row = NationalRow.Of([.. Published.Provinces(day).Select(Groups), .. Enumerable.Repeat(Nothing, empty)])!;

        Assert.Equal(34 + empty, row.Units);
        Assert.Equal(published.Total, row.Total);
        Assert.Equal(published.OnlineAndPayment, row.OnlineAndPayment);
        foreach (var (group, points) in published.Groups)
            Assert.Equal(points, row.Groups.Single(one => one.Group == group).Points);
        Assert.Equal(4, published.Groups.Count);
    }

    [Fact]
    public void An_entry_without_any_data_is_worth_14_points_and_has_no_place()
    {
        var card = Shipped.Portal.Score(Shipped.Portal.Rules.Select(rule => new IndexCount(rule.Index.Id, 0, 0)));

        Assert.Equal(14.00m, card.Total);
        Assert.Equal([0m, 0m, 0m, 0m, 2m, 12m], card.Groups.Select(group => group.Points));
        Assert.False(card.HasData);
    }

    [Fact]
    public void There_is_no_row_over_no_units() => Assert.Null(NationalRow.Of([]));

    private static ImmutableArray<ScoredGroup> Groups(Published province) =>
        [.. Shipped.Portal.Groups.Select(group => new ScoredGroup(group.Id, province.Groups[group.Id], group.Max))];
}
