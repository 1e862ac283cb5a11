using System.Numerics;
using System.Text.Json;
using FsCheck;
using FsCheck.Fluent;
using Portal.Grains.Scoring;

namespace Portal.Grains.Tests.Scoring;

/// <summary>Points against what the portal published in 2026 (decision 766, section 6, profile portal-2026).</summary>
public sealed class IndexRuleTests
{
    /// <summary>Rules of the indices that count procedures and petitions; those over dossiers come from the code.</summary>
    private static readonly IReadOnlyDictionary<string, IndexRule> Rules = new IndexRule[]
    {
        new("1.1", 6, 1, ZeroPolicy.Zero),
        new("1.2", 4, 1, ZeroPolicy.Zero),
        new("1.3", 2, 1, ZeroPolicy.Zero),
        new("1.4", 6, 1, ZeroPolicy.Zero),
        new("3.1", 2, 0.8m, ZeroPolicy.Zero),
        new("3.2", 4, 1, ZeroPolicy.Zero),
        new("3.4", 2, 0.8m, ZeroPolicy.Zero),
        new("3.5", 2, 0.8m, ZeroPolicy.Zero),
        new("4.5a", 2, 1, ZeroPolicy.Zero),
        new("5.2", 6, 1, ZeroPolicy.Full),
        new("5.3", 6, 1, ZeroPolicy.Full),
    }.Concat(DossierIndices.All.Select(index => index.Rule)).ToDictionary(rule => rule.Id, StringComparer.Ordinal);

    [Theory]
    [InlineData("2.1", 0, 0, "0")]
    [InlineData("5.2", 0, 0, "6")]
    [InlineData("5.3", 0, 0, "6")]
    [InlineData("5.4", 0, 0, "0")]
    [InlineData("2.1", 486, 588, "16.53")]
    [InlineData("4.1", 385, 588, "3.93")]
    [InlineData("4.2", 312, 588, "2.12")]
    [InlineData("4.3", 0, 588, "0")]
    [InlineData("4.5b", 588, 588, "2")]
    [InlineData("4.5a", 10, 42, "0.48")]
    [InlineData("5.4", 486, 588, "5.51")]
    [InlineData("2.1", 332, 482, "13.78")]
    [InlineData("4.1", 339, 482, "4.22")]
    [InlineData("4.2", 231, 482, "1.92")]
    [InlineData("4.5a", 12, 73, "0.33")]
    [InlineData("2.1", 207, 326, "12.70")]
    [InlineData("4.1", 291, 326, "5.36")]
    [InlineData("4.2", 261, 326, "3.20")]
    [InlineData("4.5a", 7, 39, "0.36")]
    [InlineData("5.4", 205, 326, "4.19")]
    [InlineData("5.4", 755, 1120, "4.49")]
    [InlineData("5.2", 0, 4, "0")]
    [InlineData("2.1", 939, 1038, "18.09")]
    [InlineData("5.4", 939, 1038, "6")]
    [InlineData("2.1", 1511, 1610, "18.77")]
    [InlineData("2.1", 0, 2, "0")]
    [InlineData("2.1", 156, 161, "19.38")]
    [InlineData("2.1", 653, 654, "19.97")]
    [InlineData("4.3", 636, 654, "2")]
    public void Published_points_of_units_are_met_exactly(
        string index, long numerator, long denominator, string points) =>
        Assert.Equal(decimal.Parse(points, System.Globalization.CultureInfo.InvariantCulture),
            Rules[index].PointsOf(numerator, denominator));

    [Theory]
    [InlineData(7, 7, 2, 3, 0, 3, "7.67")]
    [InlineData(44, 44, 7, 8, 0, 8, "8.00")]
    [InlineData(1310, 1429, 18, 37, 11, 37, "7.46")]
    [InlineData(851, 938, 9, 35, 4, 35, "6.37")]
    [InlineData(1089, 1284, 15, 36, 9, 36, "6.76")]
    [InlineData(363, 506, 12, 35, 7, 35, "5.66")]
    [InlineData(790, 813, 14, 36, 8, 36, "7.36")]
    [InlineData(1878, 2334, 9, 33, 6, 33, "5.96")]
    [InlineData(145, 165, 8, 12, 8, 12, "8.61")]
    [InlineData(0, 0, 0, 2, 0, 2, "0")]
    public void Components_are_rounded_first_and_added_then(
        long paid, long fees, long linked, long procedures, long used, long same, string points) =>
        Assert.Equal(
            decimal.Parse(points, System.Globalization.CultureInfo.InvariantCulture),
            Rules["3.6"].PointsOf(paid, fees)
                + Rules["3.4"].PointsOf(linked, procedures)
                + Rules["3.5"].PointsOf(used, same));

    [Fact]
    public void Every_published_index_with_its_counts_is_met_exactly()
    {
        using var file = JsonDocument.Parse(
            File.ReadAllBytes(Path.Combine(AppContext.BaseDirectory, "data", "published-scores.json")));
        var vectors = (
            from record in file.RootElement.EnumerateArray()
            from index in record.GetProperty("indices").EnumerateArray()
            let points = index.TryGetProperty("points", out var given) && given.ValueKind == JsonValueKind.Number ? given
                : index.TryGetProperty("pointsComputed", out var computed) ? computed : default
            let numerator = index.GetProperty("numerator")
            let denominator = index.GetProperty("denominator")
            where points.ValueKind == JsonValueKind.Number && numerator.ValueKind == JsonValueKind.Number
                && denominator.ValueKind == JsonValueKind.Number
            select (
                Unit: record.GetProperty("unit").GetProperty("code").GetString(),
                Index: index.GetProperty("id").GetString()!,
                Numerator: numerator.GetInt64(),
                Denominator: denominator.GetInt64(),
                Points: points.GetDecimal())).ToList();

        Assert.True(vectors.Count > 500, $"Only {vectors.Count} vectors were found.");
        Assert.DoesNotContain(vectors, vector =>
            Rules[vector.Index].PointsOf(vector.Numerator, vector.Denominator) != vector.Points);
    }

    [Fact]
    public void Points_are_the_exact_fraction_rounded_half_up() =>
        Prop.ForAll(
            (from denominator in Gen.Choose(1, 100_000)
             from share in Gen.Choose(0, 1000)
             from rule in Gen.Elements(Rules.Values.ToArray())
             select (rule, (long)denominator * share / 1000, (long)denominator)).ToArbitrary(),
            ratio => ratio.rule.PointsOf(ratio.Item2, ratio.Item3) == Exact(ratio.rule, ratio.Item2, ratio.Item3))
            .QuickCheckThrowOnFailure();

    /// <summary>The same in whole numbers: hundredths = floor((max × n × 1000 / (d × threshold‰) × 100) + ½).</summary>
    private static decimal Exact(IndexRule rule, BigInteger numerator, BigInteger denominator)
    {
        var above = (BigInteger)rule.Max * numerator * 1000 * 100;
        var below = denominator * (BigInteger)(rule.Threshold * 1000);
        var hundredths = ((2 * above) + below) / (2 * below);
        return Math.Min((decimal)hundredths / 100, rule.Max);
    }
}
