using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using Portal.Api.Tests.Running;

namespace Portal.Api.Tests.Ministry;

/// <summary>The calculator over HTTP: everybody may check the rules with it, in either profile.</summary>
public sealed class CalculateScoreTests(PortalFixture fixture) : IClassFixture<PortalFixture>
{
    private const string Path = "/api/v1/ministry/score-calculations";

    [Fact]
    public async Task Raw_counts_become_points_groups_a_total_and_a_band()
    {
        var answer = await Calculate("""
            {"profile":"portal-2026","indices":[
              {"id":"4.5a","numerator":10,"denominator":42},
              {"id":"2.1","numerator":486,"denominator":588},
              {"id":"4.1","numerator":0,"denominator":0},
              {"id":"5.2","numerator":0,"denominator":0}]}
            """);

        Assert.Equal("""{"id":"2.1","ratio":0.8265,"points":16.53,"max":20}""", answer.GetProperty("indices")[0].GetRawText());
        Assert.Equal("""{"id":"4.1","ratio":null,"points":null,"max":6}""", answer.GetProperty("indices")[1].GetRawText());
        Assert.Equal("""{"id":"4.5a","ratio":0.2381,"points":0.48,"max":2}""", answer.GetProperty("indices")[2].GetRawText());
        Assert.Equal(
            ["transparency", "progress", "online", "payment", "digitisation", "satisfaction"],
            answer.GetProperty("groups").EnumerateObject().Select(group => group.Name));
        Assert.Equal(
            [0m, 16.53m, 0m, 0m, 0.48m, 6m],
            answer.GetProperty("groups").EnumerateObject().Select(group => group.Value.GetDecimal()));
        Assert.Equal(23.01m, answer.GetProperty("total").GetDecimal());
        Assert.Equal("weak", answer.GetProperty("band").GetString());
        Assert.Equal("Yếu", answer.GetProperty("bandName").GetString());
        Assert.Equal(17, answer.GetProperty("missing").GetArrayLength());
    }

    [Theory]
    [InlineData("""{"indices":[{"id":"4.2","numerator":60,"denominator":100}]}""", "2.40")]
    [InlineData("""{"profile":"rulebook","indices":[{"id":"4.2","numerator":60,"denominator":100}]}""", "3")]
    [InlineData("""{"indices":[]}""", "0")]
    public async Task The_default_profile_is_the_portal_of_2026(string body, string total) =>
        Assert.Equal(
            decimal.Parse(total, CultureInfo.InvariantCulture), (await Calculate(body)).GetProperty("total").GetDecimal());

    [Fact]
    public async Task The_name_of_the_band_is_in_the_language_of_the_caller()
    {
        var ask = Ask.Post(Path, null, """{"indices":[]}""") with { Language = "en" };
        Assert.Equal("Weak", (await fixture.Api.Send(ask)).Expect(200).Json.GetProperty("bandName").GetString());
    }

    [Theory]
    [InlineData("""[{"id":"2.1","numerator":2,"denominator":1}]""", "/indices/0/numerator", "count.above_denominator")]
    [InlineData("""[{"id":"2.1","numerator":-1,"denominator":1}]""", "/indices/0/numerator", "count.range")]
    [InlineData("""[{"id":"2.1","numerator":0,"denominator":-1}]""", "/indices/0/denominator", "count.range")]
    [InlineData("""[{"id":"2.1","numerator":0,"denominator":1000000000001}]""", "/indices/0/denominator", "count.range")]
    [InlineData("""[{"id":"2.1","numerator":0,"denominator":1},{"id":"2.1","numerator":0,"denominator":1}]""", "/indices/1/id", "index.duplicate")]
    [InlineData("""[{"id":"2.9","numerator":0,"denominator":1}]""", "/indices/0/id", "index.unknown")]
    [InlineData("""[{"id":"2.2","numerator":1,"denominator":0}]""", "/indices/0/numerator", "count.above_denominator")]
    [InlineData("[null]", "/indices/0", "element.null")]
    public async Task Impossible_counts_are_refused_with_a_pointer(string indices, string pointer, string code)
    {
        var answer = (await fixture.Api.Send(Ask.Post(Path, null, $$"""{"indices":{{indices}}}"""))).ExpectProblem(400, "request.invalid");
        var error = Assert.Single(answer.Json.GetProperty("errors").EnumerateArray().ToList());
        Assert.Equal((pointer, code), (error.GetProperty("pointer").GetString(), error.GetProperty("code").GetString()));
    }

    [Fact]
    public async Task An_unknown_profile_is_refused_with_a_pointer()
    {
        var answer = (await fixture.Api.Send(Ask.Post(Path, null, """{"profile":"2022","indices":[]}""")))
            .ExpectProblem(400, "request.invalid");
        Assert.Equal("/profile", answer.Json.GetProperty("errors")[0].GetProperty("pointer").GetString());
        Assert.Contains("rulebook", answer.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Too_many_indices_are_refused()
    {
        JsonArray many = [.. Enumerable.Range(0, 24).Select(_ => (JsonNode)new JsonObject { ["id"] = "2.1", ["numerator"] = 0, ["denominator"] = 1 })];
        var body = new JsonObject { ["indices"] = many }.ToJsonString();
        (await fixture.Api.Send(Ask.Post(Path, null, body))).ExpectProblem(400, "request.invalid");
    }

    [Theory]
    [InlineData("")]
    [InlineData("null")]
    [InlineData("[]")]
    [InlineData("{}")]
    [InlineData("""{"indices":null}""")]
    [InlineData("""{"indices":[{"id":"2.1","numerator":1.5,"denominator":2}]}""")]
    [InlineData("""{"indices":[{"id":"2.1","numerator":"1","denominator":2}]}""")]
    [InlineData("""{"indices":[{"id":"2.1","denominator":2}]}""")]
    [InlineData("""{"indices":[{"id":"2.1","numerator":1,"denominator":1e30}]}""")]
    [InlineData("""{"indices":[{"id":null,"numerator":1,"denominator":2}]}""")]
    [InlineData("""{"indices":[],"more":1}""")]
    public async Task What_is_not_understood_is_refused(string body) =>
        (await fixture.Api.Send(Ask.Post(Path, null, body))).ExpectProblem(400, "request.malformed_json");

    [Fact]
    public async Task Every_published_observation_with_counts_has_its_published_points()
    {
        var file = JsonElement.Parse(File.ReadAllBytes(System.IO.Path.Combine(AppContext.BaseDirectory, "data", "published-scores.json")));
        var (records, observations) = (0, 0);
        foreach (var record in file.EnumerateArray())
        {
            var counted = record.GetProperty("indices").EnumerateArray()
                .Where(index => index.GetProperty("numerator").ValueKind == JsonValueKind.Number)
                .ToList();
            if (counted.Count == 0)
                continue;

            records++;
            var body = new JsonObject
            {
                ["indices"] = new JsonArray([.. counted.Select(index => new JsonObject
                {
                    ["id"] = index.GetProperty("id").GetString(),
                    ["numerator"] = index.GetProperty("numerator").GetInt64(),
                    ["denominator"] = index.GetProperty("denominator").GetInt64(),
                })]),
            };
            var points = (await Calculate(body.ToJsonString())).GetProperty("indices").EnumerateArray()
                .ToDictionary(index => index.GetProperty("id").GetString()!, index => index.GetProperty("points"));
            foreach (var index in counted)
            {
                observations++;
                var computed = points[index.GetProperty("id").GetString()!];
                Assert.Equal(Published(index), computed.ValueKind == JsonValueKind.Null ? null : computed.GetDecimal());
            }
        }

        Assert.Equal((326, 1032), (records, observations));
    }

    /// <summary>What the portal showed, or what follows from the group total where it shows only that.</summary>
    private static decimal? Published(JsonElement index) =>
        index.TryGetProperty("published", out var shown) && shown.GetString() == "null" ? null
        : index.GetProperty("points").ValueKind == JsonValueKind.Number ? index.GetProperty("points").GetDecimal()
        : index.GetProperty("pointsComputed").GetDecimal();

    private async Task<JsonElement> Calculate(string body) =>
        (await fixture.Api.Send(Ask.Post(Path, null, body))).Expect(200).Json;
}
