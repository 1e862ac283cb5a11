using Portal.Api.Tests.Running;

namespace Portal.Api.Tests.Ministry;

/// <summary>The public ranking.</summary>
public sealed class RankingTests(ScoreFixture fixture) : IClassFixture<ScoreFixture>
{
    private const string August = "ranking?period=" + ScoreFixture.Period;

    [Fact]
    public async Task Everybody_sees_the_provinces_in_their_order()
    {
        var ranking = await fixture.Get(August);

        Assert.Equal(34, ranking.GetProperty("items").GetArrayLength());
        var first = ranking.GetProperty("items")[0];
        Assert.Equal(("H44", 1), (first.GetProperty("code").GetString(), first.GetProperty("rank").GetInt32()));
        Assert.Equal(
            first.GetProperty("total").GetDecimal(),
            first.GetProperty("groups").EnumerateObject().Sum(group => group.Value.GetDecimal()));
        Assert.Equal(first.GetProperty("total").GetDecimal(), ranking.GetProperty("mean").GetProperty("total").GetDecimal());
        Assert.False(ranking.GetProperty("items")[1].GetProperty("hasData").GetBoolean());
        Assert.False(ranking.GetProperty("items")[1].TryGetProperty("rank", out _));
        Assert.False(ranking.GetProperty("running").GetBoolean());
        Assert.Equal("2026-08-31T17:00:00.000Z", ranking.GetProperty("asOf").GetString());
    }

    [Fact]
    public async Task Units_inside_a_province_are_ranked_by_total_or_by_an_index()
    {
        var units = (await fixture.Get(August + "&parent=H44&by=2.1")).GetProperty("items").EnumerateArray().ToList();

        Assert.Equal(["H44.07", "H44.03"], units.Take(2).Select(unit => unit.GetProperty("code").GetString()));
        Assert.Equal([20.00m, 10.00m], units.Take(2).Select(unit => unit.GetProperty("points").GetDecimal()));
        Assert.Equal(163, units.Count);
        var communes = await fixture.Get(August + "&parent=H44&kind=commune");
        Assert.Equal(148, communes.GetProperty("items").GetArrayLength());
    }

    [Fact]
    public async Task What_has_not_changed_is_not_sent_again()
    {
        var first = (await fixture.Api.Get("/api/v1/ministry/" + August)).Expect(200);
        var again = await fixture.Api.Send(Ask.Get("/api/v1/ministry/" + August) with { Headers = [("If-None-Match", first.ETag!)] });
        var weak = await fixture.Api.Send(Ask.Get("/api/v1/ministry/" + August) with { Headers = [("If-None-Match", $"\"x\", W/{first.ETag}")] });
        var other = await fixture.Api.Send(Ask.Get("/api/v1/ministry/" + August) with { Headers = [("If-None-Match", "\"x\"")] });

        Assert.Equal((304, 0, first.ETag), (again.Status, again.Body.Length, again.ETag));
        Assert.Equal(304, weak.Status);
        Assert.Equal(first.Text, other.Expect(200).Text);
        var english = await fixture.Api.Send(Ask.Get("/api/v1/ministry/" + August) with { Language = "en" });
        Assert.NotEqual(first.ETag, english.ETag);
        Assert.Equal("Weak", english.Json.GetProperty("items")[0].GetProperty("bandName").GetString());
        Assert.Equal("Yếu", first.Json.GetProperty("items")[0].GetProperty("bandName").GetString());
    }

    [Fact]
    public async Task The_ranking_is_a_table_for_spreadsheets_too()
    {
        var csv = (await fixture.Api.Get($"/api/v1/ministry/{August}&format=csv")).Expect(200);

        Assert.Equal("text/csv; charset=utf-8", csv.ContentType);
        Assert.Equal([0xEF, 0xBB, 0xBF], csv.Body[..3]);
        var lines = csv.Text[1..].Split("\r\n");
        Assert.StartsWith("rank,code,name,points,total,band,transparency,progress,online", lines[0], StringComparison.Ordinal);
        Assert.StartsWith("1,H44,", lines[1], StringComparison.Ordinal);
        Assert.Equal((36, ""), (lines.Length, lines[^1]));
    }

    [Theory]
    [InlineData("ranking?period=2026-13", 400, "request.invalid_parameter")]
    [InlineData("ranking?period=", 400, "request.invalid_parameter")]
    [InlineData("ranking?period=2050-01", 400, "score.period_ahead")]
    [InlineData("ranking?profile=2022", 400, "request.invalid_parameter")]
    [InlineData("ranking?format=xml", 400, "request.invalid_parameter")]
    [InlineData("ranking?parent=H99", 404, "agency.unknown")]
    [InlineData("ranking?parent=%00", 404, "agency.unknown")]
    [InlineData("ranking?by=9.9", 400, "request.invalid_parameter")]
    [InlineData("ranking?by=2.2", 400, "request.invalid_parameter")]
    [InlineData("ranking?by=Online", 400, "request.invalid_parameter")]
    [InlineData("ranking?kind=nobody", 400, "request.invalid_parameter")]
    [InlineData("ranking?kind=77", 400, "request.invalid_parameter")]
    [InlineData("events?limit=0", 400, "request.invalid_parameter")]
    [InlineData("events?parent=H99", 404, "agency.unknown")]
    [InlineData("rules?profile=2022", 400, "request.invalid_parameter")]
    public async Task Wrong_questions_are_refused(string path, int status, string code) =>
        (await fixture.Api.Get("/api/v1/ministry/" + path)).ExpectProblem(status, code);

    [Fact]
    public async Task The_rules_can_be_read()
    {
        var rules = await fixture.Get("rules?profile=rulebook");
        var index = rules.GetProperty("indices").EnumerateArray().Single(one => one.GetProperty("id").GetString() == "3.3");
        Assert.Equal((0.5m, "1.4"), (index.GetProperty("threshold").GetDecimal(), index.GetProperty("timesRatioOf").GetString()));
        Assert.Contains("766", index.GetProperty("source").GetString(), StringComparison.Ordinal);
        Assert.Equal(100, rules.GetProperty("groups").EnumerateArray().Sum(group => group.GetProperty("max").GetDecimal()));
    }

    [Fact]
    public async Task The_running_month_is_asked_about_unless_said_otherwise()
    {
        var ranking = await fixture.Get("ranking");
        Assert.Equal("2026-09", ranking.GetProperty("period").GetString());
        Assert.True(ranking.GetProperty("running").GetBoolean());
    }
}
