using System.Text;
using Portal.Api.Ministry;

namespace Portal.Api.Tests.Ministry;

/// <summary>CSV that spreadsheets read as it was meant.</summary>
public sealed class CsvTableTests
{
    [Theory]
    [InlineData("plain", "plain")]
    [InlineData("a,b", "\"a,b\"")]
    [InlineData("say \"no\"", "\"say \"\"no\"\"\"")]
    [InlineData("two\r\nlines", "\"two\r\nlines\"")]
    [InlineData("=1+1", "'=1+1")]
    [InlineData("+84", "'+84")]
    [InlineData("-1", "'-1")]
    [InlineData("@SUM(A1)", "'@SUM(A1)")]
    [InlineData("\t=1", "'\t=1")]
    [InlineData("=1,2", "\"'=1,2\"")]
    [InlineData(null, "")]
    public void Texts_are_quoted_and_never_formulas(string? text, string cell) =>
        Assert.Equal($"\uFEFFa,b\r\n{cell},x\r\n", Written(new CsvTable("a", "b").Text(text).Text("x").End()));

    [Fact]
    public void Numbers_and_moments_are_the_same_in_every_culture() =>
        Assert.Equal(
            "\uFEFFa\r\n-1.50,,2026-08-03T02:00:00Z,\r\n",
            Written(new CsvTable("a").Number(-1.50m).Number(null)
                .Moment(new DateTimeOffset(2026, 8, 3, 9, 0, 0, TimeSpan.FromHours(7))).Moment(null).End()));

    private static string Written(CsvTable table) => Encoding.UTF8.GetString(table.ToBytes());
}
