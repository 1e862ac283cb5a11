using System.Text.Json;
using Portal.Api.Tests.Running;

namespace Portal.Api.Tests.Ministry;

public sealed class SqliteExplanationTests(ScoreFixture fixture) : ExplanationTests(fixture), IClassFixture<ScoreFixture>;

public sealed class PostgresExplanationTests(PostgresScoreFixture fixture) : ExplanationTests(fixture), IClassFixture<PostgresScoreFixture>;

/// <summary>A unit's scorecard, and why it is as it is.</summary>
public abstract class ExplanationTests(ScoreFixture fixture)
{
    private const string August = "?period=" + ScoreFixture.Period;

    [Fact]
    public async Task The_scorecard_says_what_happened_in_the_month()
    {
        var card = await fixture.Unit("scorecard" + August);
        var statistics = (await fixture.Api.Get("/api/v1/agency/statistics" + August, Who.Leader)).Expect(200).Json;

        Assert.Equal((3, 6, 10.00m), Numbers(Index(card, "2.1")));
        Assert.Equal((2, 6, 2.22m), Numbers(Index(card, "5.4")));
        Assert.Equal((5, 6, 6m), Numbers(Index(card, "3.3")));
        foreach (var figure in statistics.GetProperty("indices").EnumerateArray())
            Assert.Equal(Numbers(figure), Numbers(Index(card, figure.GetProperty("id").GetString()!)));
        Assert.Equal(
            card.GetProperty("total").GetDecimal(),
            card.GetProperty("groups").EnumerateArray().Sum(group => group.GetProperty("points").GetDecimal()));
        Assert.Equal((6, 3), (Monitored(card, "received"), Monitored(card, "overdue")));
        Assert.True(card.GetProperty("rank").GetInt32() >= 1);
        Assert.Equal(15, card.GetProperty("peers").GetInt32());
    }

    [Fact]
    public async Task A_province_is_the_sum_of_its_units_and_the_ministry_sees_it()
    {
        var card = await fixture.Get("units/H44/scorecard" + August, Who.Ministry);
        Assert.Equal((4, 7, 11.43m), Numbers(Index(card, "2.1")));
    }

    [Fact]
    public async Task One_procedure_has_a_scorecard_without_satisfaction()
    {
        var card = await fixture.Unit($"scorecard{August}&procedure={Procedures.Partial}");
        Assert.Equal((3, 6, 10.00m), Numbers(Index(card, "2.1")));
        Assert.Contains("5.4", card.GetProperty("missing").EnumerateArray().Select(index => index.GetString()));
        (await fixture.Api.Get($"/api/v1/ministry/units/{Who.OwnAgency}/scorecard{August}&procedure=9.9", Who.Leader))
            .ExpectProblem(404, "procedure.unknown");
    }

    [Theory]
    [InlineData("procedure=%00&index=2.1", 404)]
    [InlineData("procedure=9.9&index=2.1", 404)]
    [InlineData("procedure=&index=2.1", 404)]
    [InlineData("index=%00", 404)]
    [InlineData("index=9.9", 404)]
    [InlineData("index=2.2", 200)]
    [InlineData("index=2.1&procedure=" + Procedures.Partial, 200)]
    public async Task The_page_of_a_unit_explains_what_there_is(string query, int status)
    {
        var page = $"/scorecards/{Who.OwnAgency}{August}&{query}";
        Assert.Equal(status, (await fixture.Api.Get(page, Who.Leader)).Status);
        // Who may not see what is behind the points is told nothing about it, and sees the points.
        (await fixture.Api.Get(page)).Expect(200);
    }

    [Fact]
    public async Task An_index_comes_with_its_rule_and_source()
    {
        var answer = await fixture.Unit("indices/5.4" + August);
        Assert.Equal((2, 6, 2.22m), Numbers(answer.GetProperty("index")));
        Assert.Equal((3.78m, 0.9m), (answer.GetProperty("lost").GetDecimal(), answer.GetProperty("rule").GetProperty("threshold").GetDecimal()));
        Assert.NotEmpty(answer.GetProperty("rule").GetProperty("source").GetString()!);
        Assert.NotEmpty(answer.GetProperty("rule").GetProperty("formula").GetString()!);
    }

    [Theory]
    [InlineData("2.1", "portal-2026", 3)]
    [InlineData("5.4", "portal-2026", 4)]
    [InlineData("3.3", "portal-2026", 1)]
    [InlineData("3.3", "rulebook", 6)]
    [InlineData("4.1", "portal-2026", 6)]
    public async Task Procedures_and_cases_add_up_to_what_the_numerator_misses(string index, string profile, int missing)
    {
        var procedures = Items(await fixture.Unit($"indices/{index}/procedures{August}&profile={profile}"));
        Assert.Equal(missing, procedures.Sum(one => one.GetProperty("missing").GetInt32()));

        var ids = new List<string>();
        var cursor = "";
        do
        {
            var page = await fixture.Unit($"indices/{index}/cases{August}&profile={profile}&limit=2{cursor}");
            ids.AddRange(Items(page).Select(one => one.GetProperty("id").GetString()!));
            cursor = page.TryGetProperty("next", out var next) ? "&cursor=" + next.GetString() : "";
        }
        while (cursor.Length > 0);

        Assert.Equal(missing, ids.Count);
        Assert.Equal(ids.Distinct(), ids);
    }

    [Fact]
    public async Task Late_dossiers_are_named_with_the_days_they_are_late()
    {
        var cases = Items(await fixture.Unit("indices/2.1/cases" + August));

        Assert.Equal(fixture.Late.Select(dossier => dossier.Id).Order(), cases.Select(one => one.GetProperty("id").GetString()).Order());
        foreach (var one in cases)
        {
            var reason = Assert.Single(one.GetProperty("reasons").EnumerateArray().ToList());
            Assert.Equal("openLate", reason.GetProperty("code").GetString());
            Assert.InRange(reason.GetProperty("days").GetInt32(), 10, 20);
            Assert.Contains("quá ngày hẹn", reason.GetProperty("text").GetString(), StringComparison.Ordinal);
            Assert.Contains("5.4", one.GetProperty("misses").EnumerateArray().Select(index => index.GetString()));
            Assert.True(one.GetProperty("gain").GetDecimal() > 20m / 6);
        }

        var gains = cases.Select(one => one.GetProperty("gain").GetDecimal()).ToList();
        Assert.Equal(gains.OrderDescending(), gains);
        var disliked = Items(await fixture.Unit("indices/5.4/cases" + August))
            .Where(one => one.GetProperty("reasons").EnumerateArray().Any(reason => reason.GetProperty("code").GetString() == "disliked"));
        Assert.Single(disliked);
    }

    [Fact]
    public async Task Cases_of_one_procedure_can_be_asked_for()
    {
        Assert.Equal(3, Items(await fixture.Unit($"indices/2.1/cases{August}&procedure={Procedures.Partial}")).Count);
        Assert.Empty(Items(await fixture.Unit($"indices/2.1/cases{August}&procedure={Procedures.Full}")));
    }

    [Fact]
    public async Task Cases_are_a_table_for_spreadsheets_too()
    {
        var csv = (await fixture.Api.Get($"/api/v1/ministry/units/{Who.OwnAgency}/indices/2.1/cases{August}&format=csv", Who.Leader)).Expect(200);
        Assert.Equal(5, csv.Text.Split("\r\n").Length);
        foreach (var path in new[] { "scorecard", "indices/2.1/procedures", "history", "targets" })
        {
            var table = (await fixture.Api.Get($"/api/v1/ministry/units/{Who.OwnAgency}/{path}{August}&format=csv", Who.Leader)).Expect(200);
            Assert.Equal("text/csv; charset=utf-8", table.ContentType);
        }
    }

    [Fact]
    public async Task A_petition_is_a_case_of_index_5_2_when_it_is_late()
    {
        var card = await fixture.Unit("scorecard" + August);
        var missing = Index(card, "5.2").GetProperty("denominator").GetInt32() - Index(card, "5.2").GetProperty("numerator").GetInt32();
        var cases = Items(await fixture.Unit("indices/5.2/cases" + August));
        Assert.Equal(1, Index(card, "5.2").GetProperty("denominator").GetInt32());
        Assert.Equal(missing, cases.Count);
        Assert.All(cases, one => Assert.NotEmpty(one.GetProperty("reasons").EnumerateArray()));
    }

    [Fact]
    public async Task History_goes_back_period_by_period()
    {
        var months = (await fixture.Unit("history?period=2026-09&count=3")).GetProperty("periods").EnumerateArray().ToList();
        Assert.Equal(["2026-07", "2026-08", "2026-09"], months.Select(month => month.GetProperty("period").GetString()));
        Assert.False(months[0].GetProperty("hasData").GetBoolean());
        Assert.Equal(10m, months[1].GetProperty("groups").GetProperty("progress").GetDecimal());

        var first = (await fixture.Unit("history?period=2020-02")).GetProperty("periods").EnumerateArray().ToList();
        Assert.Equal(["2020-01", "2020-02"], first.Select(month => month.GetProperty("period").GetString()));
    }

    [Theory]
    [InlineData("history?count=25", 400, "request.invalid_parameter")]
    [InlineData("indices/9.9", 404, "score.index_unknown")]
    [InlineData("indices/9.9/procedures", 404, "score.index_unknown")]
    [InlineData("indices/9.9/cases", 404, "score.index_unknown")]
    [InlineData("indices/3.1/cases", 422, "score.index_without_cases")]
    [InlineData("indices/2.1/cases?limit=101", 400, "request.invalid_parameter")]
    [InlineData("indices/2.1/cases?cursor=%25", 400, "request.invalid_parameter")]
    [InlineData("indices/2.1/cases?procedure=%00", 404, "procedure.unknown")]
    [InlineData("indices/2.1/procedures?limit=0", 400, "request.invalid_parameter")]
    [InlineData("scorecard?period=2026-8", 400, "request.invalid_parameter")]
    public async Task Wrong_questions_are_refused(string path, int status, string code) =>
        (await fixture.Api.Get($"/api/v1/ministry/units/{Who.OwnAgency}/{path}", Who.Leader)).ExpectProblem(status, code);

    [Fact]
    public async Task An_unknown_unit_is_404_for_the_ministry_and_not_theirs_for_agencies()
    {
        (await fixture.Api.Get("/api/v1/ministry/units/H99.99/scorecard", Who.Ministry)).ExpectProblem(404, "agency.unknown");
        (await fixture.Api.Get("/api/v1/ministry/units/H44.07/scorecard", Who.Leader)).ExpectProblem(403, "agency.not_yours");
        (await fixture.Api.Get("/api/v1/ministry/units/H44/scorecard", Who.Leader)).ExpectProblem(403, "agency.not_yours");
        (await fixture.Api.Get("/api/v1/ministry/units/H44.03/scorecard", Who.Leader.At("H44"))).Expect(200);
    }

    private protected static JsonElement Index(JsonElement card, string id) =>
        card.GetProperty("indices").EnumerateArray().Single(index => index.GetProperty("id").GetString() == id);

    private protected static List<JsonElement> Items(JsonElement page) => [.. page.GetProperty("items").EnumerateArray()];

    private static int Monitored(JsonElement card, string name) => card.GetProperty("monitored").GetProperty(name).GetInt32();

    private static (int Numerator, int Denominator, decimal Points) Numbers(JsonElement index) => (
        index.GetProperty("numerator").GetInt32(),
        index.GetProperty("denominator").GetInt32(),
        index.GetProperty("points").ValueKind == JsonValueKind.Null ? 0 : index.GetProperty("points").GetDecimal());
}
