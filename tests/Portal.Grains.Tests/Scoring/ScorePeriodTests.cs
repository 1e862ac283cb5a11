using System.Globalization;
using Portal.Grains.Scoring;
using Portal.Grains.Tests.WorkingTime;

namespace Portal.Grains.Tests.Scoring;

public sealed class ScorePeriodTests
{
    [Theory]
    [InlineData("2026-08", "2026-08-01", "2026-09-01")]
    [InlineData("2026-12", "2026-12-01", "2027-01-01")]
    [InlineData("2026-Q1", "2026-01-01", "2026-04-01")]
    [InlineData("2026-Q4", "2026-10-01", "2027-01-01")]
    [InlineData("2026", "2026-01-01", "2027-01-01")]
    [InlineData("2050", "2050-01-01", "2051-01-01")]
    public void Months_quarters_and_years_begin_and_end_at_midnight_in_Vietnam(string name, string from, string to)
    {
        Assert.True(ScorePeriod.TryParse(name, out var period));
        Assert.Equal(new ScorePeriod(name, Clocks.At(from + " 00:00"), Clocks.At(to + " 00:00")), period);
        Assert.Equal(TimeSpan.FromHours(7), period.From.Offset);
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("2026-")]
    [InlineData("2026-8")]
    [InlineData("2026-00")]
    [InlineData("2026-13")]
    [InlineData("2026-Q0")]
    [InlineData("2026-Q5")]
    [InlineData("2026-q1")]
    [InlineData("2026-1Q")]
    [InlineData("2026/08")]
    [InlineData("2026-+8")]
    [InlineData("2026- 8")]
    [InlineData("2026-Q1 ")]
    [InlineData("2019-12")]
    [InlineData("2051")]
    [InlineData("٢٠٢٦")]
    public void Anything_else_is_no_period(string? name) => Assert.False(ScorePeriod.TryParse(name, out _));

    [Theory]
    [InlineData("2026-08-15 12:00", "2026-08-15 12:00")]
    [InlineData("2026-09-15 12:00", "2026-09-01 00:00")]
    public void A_running_period_ends_now(string now, string end)
    {
        Assert.True(ScorePeriod.TryParse("2026-08", out var period));
        Assert.Equal(Clocks.At(end), period.EndAsOf(Clocks.At(now)));
    }

    [Fact]
    public void A_period_does_not_depend_on_the_culture()
    {
        var before = CultureInfo.CurrentCulture;
        try
        {
            CultureInfo.CurrentCulture = new CultureInfo("fa-IR");
            Assert.True(ScorePeriod.TryParse("2026-08", out var period));
            Assert.Equal(Clocks.At("2026-08-01 00:00"), period.From);
        }
        finally
        {
            CultureInfo.CurrentCulture = before;
        }
    }
}
