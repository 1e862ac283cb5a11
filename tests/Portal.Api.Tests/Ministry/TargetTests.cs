using System.Text.Json;
using Portal.Api.Tests.Running;

namespace Portal.Api.Tests.Ministry;

/// <summary>Targets against what is reached.</summary>
public sealed class TargetTests(ScoreFixture fixture) : IClassFixture<ScoreFixture>
{
    private static readonly Who Province = Who.Leader.At("H44");

    [Fact]
    public async Task Targets_of_ministry_and_province_stand_against_what_is_reached()
    {
        await fixture.SetClock("2026-08-20T02:00:00Z");
        (await Put("2.1", 0.95m, Who.Ministry)).Expect(200);
        (await Put("2.1", 0.5m, Province)).Expect(200);
        await fixture.SetClock("2026-09-05T02:00:00Z");

        var items = await Targets();
        Assert.Equal(2, items.Count);
        var (ministry, province) = (items[0], items[1]);
        Assert.False(ministry.TryGetProperty("owner", out _));
        Assert.Equal((0.95m, false, 3), Numbers(ministry));
        Assert.Equal(("H44", (0.5m, true, 0)), (province.GetProperty("owner").GetString(), Numbers(province)));
        Assert.Equal(10m, ministry.GetProperty("gain").GetDecimal());

        (await Send("DELETE", "2.1", Province)).Expect(200);
        Assert.Equal(2, (await Targets()).Count);
        Assert.Single(await Targets("2026-09"));
    }

    [Fact]
    public async Task Departments_follow_the_targets_of_their_province()
    {
        (await Put("3.3", 0.5m, Who.Leader)).ExpectProblem(403, "target.not_yours");
        (await Put("9.9", 0.5m, Province)).ExpectProblem(404, "score.index_unknown");
        (await Put("2.2", 0.5m, Province)).ExpectProblem(404, "score.index_unknown");
        foreach (var ratio in new[] { 0m, 1.01m, -1m })
            (await Put("3.3", ratio, Province)).ExpectProblem(400, "request.invalid");
    }

    private Task<Answer> Put(string index, decimal ratio, Who by) => Send("PUT", index, by, new { ratio });

    private async Task<Answer> Send(string method, string index, Who by, object? body = null)
    {
        var path = "/api/v1/ministry/targets/" + index;
        var read = await fixture.Api.Get(path, by);
        return await fixture.Api.Send(new Ask(method, path) { By = by, IfMatch = read.ETag ?? "\"0\"", Body = Ask.Bytes(body) });
    }

    private async Task<List<JsonElement>> Targets(string period = ScoreFixture.Period) =>
        [.. (await fixture.Unit("targets?period=" + period)).GetProperty("items").EnumerateArray()];

    private static (decimal Target, bool Reached, int Missing) Numbers(JsonElement item) => (
        item.GetProperty("target").GetDecimal(), item.GetProperty("reached").GetBoolean(), item.GetProperty("missing").GetInt32());
}
