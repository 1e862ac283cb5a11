using Portal.Grains.Scoring.Rules;

namespace Portal.Grains.Tests.Scoring.Rules;

/// <summary>What the profiles do with empty and missing indices, and where they differ.</summary>
public sealed class RuleSetTests
{
    [Fact]
    public void The_maxima_make_a_hundred()
    {
        Assert.Equal(100, Shipped.Portal.Groups.Sum(group => group.Max));
        Assert.Equal([18m, 20m, 12m, 10m, 22m, 18m], Shipped.Portal.Groups.Select(group => group.Max));
        Assert.Equal(23, Shipped.Portal.Rules.Length);
        Assert.Equal(["2.2", "5.1"], Shipped.Portal.Rules.Where(rule => !rule.Index.IsScored).Select(rule => rule.Index.Id));
        Assert.Equal(["1.1", "1.2", "1.3"], Shipped.Portal.Rules.Where(rule => rule.Index.Inherited).Select(rule => rule.Index.Id));
    }

    [Theory]
    [InlineData("1.1", null)]
    [InlineData("1.4", null)]
    [InlineData("2.1", "0")]
    [InlineData("3.1", "0")]
    [InlineData("3.3", "0")]
    [InlineData("3.6", "0")]
    [InlineData("4.1", null)]
    [InlineData("4.5a", null)]
    [InlineData("4.6", "2")]
    [InlineData("5.2", "6")]
    [InlineData("5.3", "6")]
    [InlineData("5.4", "0")]
    public void An_empty_index_follows_its_policy(string index, string? points)
    {
        var scored = Shipped.Portal.Score(new IndexCount(index, 0, 0)).Find(index)!;

        Assert.Null(scored.Ratio);
        Assert.Equal(points is null ? null : decimal.Parse(points, System.Globalization.CultureInfo.InvariantCulture), scored.Points);
    }

    [Fact]
    public void An_index_that_was_not_counted_has_no_points_and_is_missing()
    {
        var card = Shipped.Portal.Score(new IndexCount("5.2", 0, 0), new IndexCount("2.1", 1, 2));

        Assert.Equal(16.00m, card.Total);
        Assert.Equal(19, card.Missing.Length);
        Assert.DoesNotContain("2.2", card.Missing);
        Assert.Null(card.Find("5.3"));
        Assert.True(card.HasData);
    }

    [Fact]
    public void A_monitored_index_has_a_ratio_and_no_points()
    {
        var card = Shipped.Portal.Score(new IndexCount("2.2", 70, 10), new IndexCount("5.1", 413, 570));

        Assert.Equal((7m, 0m), (card.Find("2.2")!.Ratio, card.Find("2.2")!.Points));
        Assert.Equal((0m, 0m), (card.Find("5.1")!.Max, card.Total));
    }

    [Fact]
    public void What_is_inherited_or_counts_procedures_is_no_data_of_the_unit()
    {
        IndexCount[] catalogue = [new("1.3", 87, 89, Inherited: true), new("3.4", 0, 1), new("4.5a", 0, 3), new("4.6", 1, 1)];

        Assert.False(Shipped.Portal.Score(catalogue).HasData);
        Assert.True(Shipped.Portal.Score([.. catalogue, new IndexCount("5.2", 0, 1)]).HasData);
    }

    [Theory]
    [InlineData("89.99", "good")]
    [InlineData("90", "excellent")]
    [InlineData("80", "good")]
    [InlineData("79.99", "fair")]
    [InlineData("70", "fair")]
    [InlineData("69.99", "average")]
    [InlineData("50", "average")]
    [InlineData("49.99", "weak")]
    [InlineData("0", "weak")]
    [InlineData("100", "excellent")]
    public void Bands_begin_at_their_limits(string total, string band) =>
        Assert.Equal(band, Shipped.Portal.BandOf(decimal.Parse(total, System.Globalization.CultureInfo.InvariantCulture)).Id);

    [Theory]
    [InlineData("4.2", 80, 100, "3.20", "4")]
    [InlineData("4.2", 40, 100, "1.60", "2")]
    [InlineData("3.5", 80, 100, "2", "1.60")]
    [InlineData("3.1", 80, 100, "2", "2")]
    [InlineData("5.4", 45, 100, "3", "3")]
    public void The_profiles_differ_in_thresholds(string index, long numerator, long denominator, string portal, string rulebook)
    {
        var count = new IndexCount(index, numerator, denominator);

        Assert.Equal(decimal.Parse(portal, System.Globalization.CultureInfo.InvariantCulture), Shipped.Portal.Score(count).Total);
        Assert.Equal(decimal.Parse(rulebook, System.Globalization.CultureInfo.InvariantCulture), Shipped.Rulebook.Score(count).Total);
    }

    [Fact]
    public void The_rulebook_takes_unsynchronised_dossiers_off_the_online_share()
    {
        var online = new IndexCount("3.3", 40, 100);

        Assert.Equal(4.80m, Shipped.Portal.Score(online, new IndexCount("1.4", 50, 100)).Find("3.3")!.Points);
        Assert.Equal(2.40m, Shipped.Rulebook.Score(online, new IndexCount("1.4", 50, 100)).Find("3.3")!.Points);
        Assert.Equal(4.80m, Shipped.Rulebook.Score(online, new IndexCount("1.4", 0, 0)).Find("3.3")!.Points);
        Assert.Equal(4.80m, Shipped.Rulebook.Score(online).Find("3.3")!.Points);
    }

    [Fact]
    public void The_rulebook_shares_the_points_of_5_3_when_there_are_no_petitions()
    {
        IndexCount[] counts = [new("5.2", 0, 0), new("5.3", 0, 0), new("5.4", 45, 100)];

        var card = Shipped.Rulebook.Score(counts);

        Assert.Equal([(9m, 9m), (0m, 0m), (9m, 4.5m)], card.Indices.Select(index => (index.Max, index.Points ?? 0)));
        Assert.Equal(13.5m, card[IndexGroup.Satisfaction].Points);
        Assert.Equal(15m, Shipped.Portal.Score(counts)[IndexGroup.Satisfaction].Points);
        Assert.Equal(
            [6m, 6m, 6m], Shipped.Rulebook.Score([new("5.2", 0, 4), new("5.3", 1, 4), new("5.4", 45, 100)]).Indices.Select(index => index.Max));
    }

    [Fact]
    public void Impossible_counts_are_no_counts()
    {
        Assert.Throws<ArgumentException>(() => Shipped.Portal.Score(new IndexCount("2.1", 2, 1)));
        Assert.Throws<ArgumentException>(() => Shipped.Portal.Score(new IndexCount("2.1", -1, 1)));
        Assert.Throws<ArgumentException>(() => Shipped.Portal.Score(new IndexCount("2.1", 0, IndexCount.Most + 1)));
        Assert.Throws<ArgumentException>(() => Shipped.Portal.Score(new IndexCount("9.9", 0, 1)));
        Assert.Throws<ArgumentException>(() => Shipped.Portal.Score(new IndexCount("2.1", 0, 1), new IndexCount("2.1", 0, 1)));
        Assert.Throws<ArgumentException>(() => Shipped.Catalogue.RulesOf("nothing", Shipped.Day));
    }

    [Fact]
    public void Rules_that_are_not_valid_on_a_day_do_not_count() =>
        Assert.Empty(Shipped.Catalogue.RulesOf("portal-2026", new DateOnly(2022, 6, 22)).Rules);
}
