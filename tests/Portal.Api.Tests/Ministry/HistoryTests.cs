using System.Text.Json;
using Microsoft.Extensions.DependencyInjection;
using Portal.Api.Tests.Running;
using Portal.Grains.Scoring.History;

namespace Portal.Api.Tests.Ministry;

/// <summary>What was known earlier, day by day, and what was put on record.</summary>
public sealed class HistoryTests(ScoreFixture fixture) : IClassFixture<ScoreFixture>
{
    private const string August = "?period=" + ScoreFixture.Period;

    [Fact]
    public async Task A_scorecard_can_be_asked_for_as_it_was_known()
    {
        Assert.Equal((3, 6), OnTime(await fixture.Unit("scorecard" + August)));
        Assert.Equal((6, 6), OnTime(await fixture.Unit($"scorecard{August}&knownAt=2026-08-04T00:00:00Z")));
        Assert.Equal((0, 0), OnTime(await fixture.Unit($"scorecard{August}&knownAt=2026-08-02T00:00:00Z")));
        Assert.Equal((0, 0), OnTime(await fixture.Unit($"scorecard{August}&knownAt=0001-01-01T00:00:00Z")));
        Assert.Equal(
            "2026-08-04T00:00:00.000Z",
            (await fixture.Unit($"scorecard{August}&knownAt=2026-08-04T07:00:00%2B07:00")).GetProperty("knownAt").GetString());
    }

    [Fact]
    public async Task As_known_then_comes_with_the_place_among_the_units_of_then()
    {
        var then = await fixture.Unit($"scorecard{August}&knownAt=2026-08-04T00:00:00Z");
        var before = await fixture.Unit($"scorecard{August}&knownAt=2026-08-02T00:00:00Z");

        Assert.InRange(then.GetProperty("rank").GetInt32(), 1, 2);
        Assert.Equal(
            (await fixture.Unit("scorecard" + August)).GetProperty("peers").GetInt32(), then.GetProperty("peers").GetInt32());
        Assert.False(before.TryGetProperty("rank", out _));
        Assert.False(before.GetProperty("hasData").GetBoolean());
    }

    [Fact]
    public async Task As_known_then_counts_the_procedures_of_then()
    {
        var derived = Procedures(await fixture.Unit($"scorecard{August}&knownAt=2026-08-04T00:00:00Z"));
        await fixture.SetClock("2026-09-05T03:00:00Z");
        object[] offered = [new { agency = Who.OwnAgency, procedure = "1.001193", underAuthority = true, onlineKind = "full", service = "public" }];
        (await fixture.Api.Send(Ask.Post("/api/v1/administration/imports/provisions", new Who("administrator"), offered))).Expect(200);
        await fixture.Portal.FoldAsync();

        Assert.Equal(1, Procedures(await fixture.Unit("scorecard" + August)));
        Assert.Equal(derived, Procedures(await fixture.Unit($"scorecard{August}&knownAt=2026-08-05T00:00:00Z")));
        Assert.Equal(1, Procedures(await fixture.Unit($"scorecard{August}&knownAt=2026-09-05T04:00:00Z")));
        Assert.True(derived > 1);

        static int Procedures(JsonElement card) => card.GetProperty("indices").EnumerateArray()
            .Single(one => one.GetProperty("id").GetString() == "3.1").GetProperty("denominator").GetInt32();
    }

    [Fact]
    public async Task The_days_of_a_period_are_those_with_a_snapshot()
    {
        await fixture.Portal.Services.GetRequiredService<ScoreSnapshots>().TakeAsync(CancellationToken.None);

        var history = await fixture.Unit("history?period=2026&count=1");
        var day = Assert.Single(history.GetProperty("days").EnumerateArray().ToList());
        Assert.Equal("2026-09-04", day.GetProperty("day").GetString());
        Assert.Equal(10m, day.GetProperty("groups").GetProperty("progress").GetDecimal());
        Assert.Empty((await fixture.Unit("history?period=2026-07&count=1")).GetProperty("days").EnumerateArray());
    }

    [Fact]
    public async Task A_frozen_month_stays_and_shows_what_was_corrected_since()
    {
        await fixture.Portal.FreezeAsync(ScoreFixture.Period);
        var frozen = await fixture.Unit("frozen" + August);
        Assert.True(frozen.GetProperty("genuine").GetBoolean());
        Assert.Equal(64, frozen.GetProperty("keyId").GetString()!.Length);
        Assert.Equal(frozen.GetProperty("total").GetDecimal(), frozen.GetProperty("totalNow").GetDecimal());
        Assert.Empty(frozen.GetProperty("corrections").EnumerateArray());

        var all = (await fixture.Api.Get("/api/v1/citizen/dossiers", Who.Citizen("august"))).Expect(200).Json
            .GetProperty("items").EnumerateArray().Select(line => line.GetProperty("id").GetString()!).ToList();
        foreach (var id in all)
        {
            var read = (await fixture.Api.Get("/api/v1/citizen/dossiers/" + id, Who.Citizen("august"))).Expect(200);
            await fixture.Api.Send(Ask.Post($"/api/v1/citizen/dossiers/{id}/rating", Who.Citizen("august"), new { liked = false }) with
            {
                IfMatch = read.ETag,
            });
        }

        await fixture.Portal.FoldAsync();
        var later = await fixture.Unit("frozen" + August);
        Assert.Equal(frozen.GetProperty("total").GetDecimal(), later.GetProperty("total").GetDecimal());
        Assert.True(later.GetProperty("totalNow").GetDecimal() < later.GetProperty("total").GetDecimal());
        var correction = Assert.Single(later.GetProperty("corrections").EnumerateArray().ToList());
        Assert.Equal("5.4", correction.GetProperty("index").GetString());
        Assert.Equal((2, 0), (Numerator(correction, "frozen"), Numerator(correction, "now")));
    }

    [Fact]
    public async Task The_rule_sheet_answers_for_earlier_moments_for_days_and_for_frozen_months_too()
    {
        const string ruleBook = August + "&profile=rulebook";
        await fixture.Portal.Services.GetRequiredService<ScoreSnapshots>().TakeAsync(CancellationToken.None);
        await fixture.Portal.FreezeAsync(ScoreFixture.Period);
        var card = await fixture.Unit("scorecard" + ruleBook);

        Assert.NotEqual(Total(await fixture.Unit("scorecard" + August)), Total(card));
        Assert.Equal(Total(card), Total(await fixture.Unit($"scorecard{ruleBook}&knownAt=2026-09-05T04:00:00Z")));
        Assert.Equal(Total(card), (await fixture.Unit("frozen" + ruleBook)).GetProperty("totalNow").GetDecimal());
        Assert.NotEqual(Total(await LastDay("")), Total(await LastDay("&profile=rulebook")));

        async Task<JsonElement> LastDay(string profile) =>
            (await fixture.Unit("history?period=2026&count=1" + profile)).GetProperty("days").EnumerateArray().Last();
        static decimal Total(JsonElement of) => of.GetProperty("total").GetDecimal();
    }

    [Fact]
    public async Task A_month_that_is_not_frozen_is_not_found() =>
        (await fixture.Api.Get($"/api/v1/ministry/units/{Who.OwnAgency}/frozen?period=2026-09", Who.Leader))
            .ExpectProblem(404, "score.not_frozen");

    private static int Numerator(JsonElement correction, string side) => correction.GetProperty(side).GetProperty("numerator").GetInt32();

    private static (int, int) OnTime(JsonElement card)
    {
        var index = card.GetProperty("indices").EnumerateArray().Single(one => one.GetProperty("id").GetString() == "2.1");
        return (index.GetProperty("numerator").GetInt32(), index.GetProperty("denominator").GetInt32());
    }
}
