using System.Globalization;
using Portal.Grains.Scoring.Rules;

namespace Portal.Grains.Tests.Scoring.Rules;

/// <summary>Points against what the portal published in 2026 (decision 766, section 6, profile portal-2026).</summary>
public sealed class KnownPointsTests
{
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
        Assert.Equal(decimal.Parse(points, CultureInfo.InvariantCulture),
            Points(index, numerator, denominator));

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
            decimal.Parse(points, CultureInfo.InvariantCulture),
            Points("3.6", paid, fees)
                + Points("3.4", linked, procedures)
                + Points("3.5", used, same));

    private static decimal Points(string index, long numerator, long denominator) =>
        Shipped.Portal.Score(new IndexCount(index, numerator, denominator)).Find(index)!.Points ?? 0;
}
