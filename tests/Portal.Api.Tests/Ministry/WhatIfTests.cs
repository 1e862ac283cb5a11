using System.Text.Json;
using Portal.Api.Tests.Running;

namespace Portal.Api.Tests.Ministry;

/// <summary>What would be if.</summary>
public sealed class WhatIfTests(ScoreFixture fixture) : IClassFixture<ScoreFixture>
{
    private const string Path = $"/api/v1/ministry/units/{Who.OwnAgency}/what-if";

    [Fact]
    public async Task Late_dossiers_that_had_been_answered_bring_their_points_and_perhaps_a_place()
    {
        var answer = await Ask(new { period = ScoreFixture.Period, dossiers = fixture.Late.Select(dossier => dossier.Id) });

        var (before, after) = (answer.GetProperty("before"), answer.GetProperty("after"));
        Assert.Equal(20m, Group(after, "progress"));
        Assert.Equal(10m, Group(before, "progress"));
        Assert.Equal(
            answer.GetProperty("gain").GetDecimal(),
            after.GetProperty("total").GetDecimal() - before.GetProperty("total").GetDecimal());
        Assert.True(after.GetProperty("rank").GetInt32() <= before.GetProperty("rank").GetInt32());
        var changed = answer.GetProperty("indices").EnumerateArray()
            .Select(index => index.GetProperty("after").GetProperty("id").GetString()!).ToList();
        Assert.Equal(["2.1", "5.4"], changed);
        Assert.Empty(answer.GetProperty("notCounted").EnumerateArray());
    }

    [Fact]
    public async Task Numbers_name_dossiers_as_well_and_nothing_counts_twice()
    {
        var late = fixture.Late[0];
        var once = await Ask(new { period = ScoreFixture.Period, dossiers = new[] { late.Number } });
        var twice = await Ask(new { period = ScoreFixture.Period, dossiers = new[] { late.Number, late.Id, "H44.03-000000-0000" } });

        Assert.Equal(once.GetProperty("gain").GetDecimal(), twice.GetProperty("gain").GetDecimal());
        Assert.Equal(13.33m, Group(once.GetProperty("after"), "progress"));
        Assert.Equal(2, twice.GetProperty("notCounted").GetArrayLength());
    }

    [Fact]
    public async Task An_electronic_result_can_be_supposed_too()
    {
        var answer = await Ask(new { period = ScoreFixture.Period, dossiers = fixture.Late.Select(one => one.Id), withElectronicResult = true });
        Assert.Contains("4.1", answer.GetProperty("indices").EnumerateArray().Select(one => one.GetProperty("after").GetProperty("id").GetString()));
    }

    [Fact]
    public async Task A_ratio_that_is_reached_and_raw_counts_replace_what_is()
    {
        var answer = await Ask(new
        {
            period = ScoreFixture.Period,
            ratios = new[] { new { id = "4.1", ratio = 0.5 } },
            counts = new[] { new { id = "2.1", numerator = 99, denominator = 100 } },
        });
        Assert.Equal(19.8m, Group(answer.GetProperty("after"), "progress"));
        var reached = answer.GetProperty("indices").EnumerateArray()
            .Select(one => one.GetProperty("after")).Single(index => index.GetProperty("id").GetString() == "4.1");
        Assert.Equal(3, reached.GetProperty("numerator").GetInt32());
    }

    [Fact]
    public async Task Nothing_is_changed_by_asking()
    {
        var before = await fixture.Portal.CountEntriesAsync();
        await Ask(new { period = ScoreFixture.Period, dossiers = fixture.Late.Select(dossier => dossier.Id) });
        Assert.Equal(before, await fixture.Portal.CountEntriesAsync());
        Assert.Equal(10m, (await fixture.Unit("indices/2.1?period=" + ScoreFixture.Period)).GetProperty("index").GetProperty("points").GetDecimal());
    }

    [Theory]
    [InlineData("{}", "", "what_if.empty")]
    [InlineData("""{"ratios":[{"id":"9.9","ratio":0.5}]}""", "/ratios/0/id", "index.unknown")]
    [InlineData("""{"ratios":[{"id":"2.2","ratio":0.5}]}""", "/ratios/0/id", "index.unknown")]
    [InlineData("""{"ratios":[null]}""", "/ratios/0/id", "index.unknown")]
    [InlineData("""{"ratios":[{"id":"2.1","ratio":1.5}]}""", "/ratios/0/ratio", "ratio.range")]
    [InlineData("""{"ratios":[{"id":"2.1","ratio":-1}]}""", "/ratios/0/ratio", "ratio.range")]
    [InlineData("""{"counts":[{"id":"2.1","numerator":2,"denominator":1}]}""", "/counts/0/numerator", "count.above_denominator")]
    [InlineData("""{"dossiers":[""]}""", "/dossiers/0", "text.length")]
    [InlineData("""{"dossiers":[null]}""", "/dossiers/0", "text.length")]
    [InlineData("""{"dossiers":["\u0000"]}""", "/dossiers/0", "text.length")]
    public async Task Impossible_suppositions_are_refused(string body, string pointer, string code)
    {
        var answer = (await fixture.Api.Send(Running.Ask.Post(Path, Who.Leader, body))).ExpectProblem(400, "request.invalid");
        var error = answer.Json.GetProperty("errors")[0];
        Assert.Equal((pointer, code), (error.GetProperty("pointer").GetString(), error.GetProperty("code").GetString()));
    }

    [Fact]
    public async Task Too_many_dossiers_are_refused() =>
        (await fixture.Api.Send(Running.Ask.Post(Path, Who.Leader, new { dossiers = Enumerable.Range(0, 501).Select(i => $"d{i}") })))
            .ExpectProblem(400, "request.invalid");

    private async Task<JsonElement> Ask(object body) => (await fixture.Api.Send(Running.Ask.Post(Path, Who.Leader, body))).Expect(200).Json;

    private static decimal Group(JsonElement standing, string name) => standing.GetProperty("groups").GetProperty(name).GetDecimal();
}
