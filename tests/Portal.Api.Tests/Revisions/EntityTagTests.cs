using Portal.Api.Tests.Running;

namespace Portal.Api.Tests.Revisions;

/// <summary>Whoever changes a dossier says which revision they have seen.</summary>
public sealed class EntityTagTests(PortalFixture fixture) : IClassFixture<PortalFixture>
{
    [Fact]
    public async Task A_change_without_If_Match_is_428()
    {
        var dossier = await fixture.Desk.Submit(Who.Citizen("tags"));
        (await fixture.Api.Send(dossier.Ask(Who.Reception, "acceptance") with { IfMatch = null }))
            .ExpectProblem(428, "request.if_match_missing");
    }

    [Fact]
    public async Task A_change_with_a_stale_revision_is_412_and_changes_nothing()
    {
        var dossier = await fixture.Desk.Bring(Stage.InProcess, Who.Citizen("tags"));
        var entries = await fixture.Portal.CountEntriesAsync();
        foreach (var stale in new[] { "\"1\"", "\"2\"", "\"99\"", "\"0\"" })
        {
            (await fixture.Api.Send(dossier.Ask(Who.Leader, "result", Desk.Result) with { IfMatch = stale }))
                .ExpectProblem(412, "dossier.stale_revision");
        }

        Assert.Equal(entries, await fixture.Portal.CountEntriesAsync());
    }

    [Theory]
    [InlineData("1")]
    [InlineData("\"\"")]
    [InlineData("\"one\"")]
    [InlineData("W/\"1\"")]
    [InlineData("*")]
    [InlineData("\"1\", \"2\"")]
    [InlineData("\"-1\"")]
    [InlineData("\"+1\"")]
    [InlineData("\" 1\"")]
    [InlineData("\"1.0\"")]
    [InlineData("\"99999999999\"")]
    [InlineData("\"٣\"")]
    public async Task A_malformed_If_Match_is_400(string tag)
    {
        var dossier = await fixture.Desk.Submit(Who.Citizen("tags"));
        var answer = await fixture.Api.Send(dossier.Ask(Who.Reception, "acceptance") with { IfMatch = tag });
        answer.ExpectProblem(400, "request.if_match_invalid");
    }

    [Fact]
    public async Task A_reader_who_has_the_newest_revision_gets_304_without_a_body()
    {
        var dossier = await fixture.Desk.Submit(Who.Citizen("tags"));
        var path = Held.PathFor(dossier.Applicant) + dossier.Id;
        var first = (await fixture.Api.Get(path, dossier.Applicant)).Expect(200);
        var ask = Ask.Get(path, dossier.Applicant) with { Headers = [("If-None-Match", first.ETag!)] };
        var second = (await fixture.Api.Send(ask)).Expect(304);
        Assert.Empty(second.Body);
        Assert.Equal(first.ETag, second.ETag);

        await dossier.Do(Who.Reception, "acceptance");
        var third = (await fixture.Api.Send(ask)).Expect(200);
        Assert.NotEqual(first.ETag, third.ETag);
    }

    [Theory]
    [InlineData("W/{0}")]
    [InlineData("\"77\", {0}")]
    [InlineData("*")]
    public async Task Every_way_of_saying_I_have_it_is_understood(string pattern)
    {
        var dossier = await fixture.Desk.Submit(Who.Citizen("tags"));
        var header = pattern.Replace("{0}", dossier.ETag, StringComparison.Ordinal);
        var ask = Ask.Get(Held.PathFor(dossier.Applicant) + dossier.Id, dossier.Applicant) with
        {
            Headers = [("If-None-Match", header)],
        };
        (await fixture.Api.Send(ask)).Expect(304);
    }

    [Fact]
    public async Task Every_change_has_an_entity_tag_of_its_own()
    {
        var dossier = await fixture.Desk.Bring(Stage.Draft, Who.Citizen("tags"));
        var tags = new List<string> { dossier.ETag };
        await Step(dossier.Applicant, "submission");
        await Step(Who.Reception, "acceptance");
        await Step(Who.Reception, "assignment", new { assignee = Who.Specialist.Name });
        await Step(Who.Specialist, "supplement-request", Desk.Supplement);
        await Step(dossier.Applicant, "supplement", Desk.SupplementAnswer);
        await Step(Who.Specialist, "forwarding", new { });
        await Step(Who.Reception, "originals-check");
        await Step(Who.Leader, "result", Desk.Result);
        await Step(Who.Reception, "result-return", new { method = "counter" });
        await Step(dossier.Applicant, "rating", new { liked = true });
        Assert.Equal(tags.Count, tags.Distinct().Count());

        async Task Step(Who who, string action, object? body = null)
        {
            var answer = await dossier.Do(who, action, body);
            Assert.Equal(answer.ETag, (await dossier.Read(Who.Reception)).ETag);
            tags.Add(answer.ETag!);
        }
    }

    [Fact]
    public async Task Of_two_officers_who_saw_the_same_revision_one_succeeds()
    {
        var dossier = await fixture.Desk.Submit(Who.Citizen("tags"));
        var asks = new[]
        {
            dossier.Ask(Who.Reception, "acceptance"),
            dossier.Ask(Who.Reception with { Subject = "reception-2" }, "refusal", Desk.Refusal),
        };
        var answers = await Task.WhenAll(asks.Select(fixture.Api.Send));
        Assert.Single(answers, answer => answer.Status == 200);
        Assert.Single(answers, answer => answer.Status == 412);
    }

    [Fact]
    public async Task A_profile_follows_the_same_rules()
    {
        var me = Who.Citizen("profile");
        var read = (await fixture.Api.Get("/api/v1/citizen/profile", me)).Expect(200);
        var put = new Ask("PUT", "/api/v1/citizen/profile") { By = me }.WithText("""{"fullName":"Nguyễn Văn An"}""");
        (await fixture.Api.Send(put)).ExpectProblem(428, "request.if_match_missing");
        var saved = (await fixture.Api.Send(put with { IfMatch = read.ETag })).Expect(200);
        Assert.Equal(saved.Fingerprint, (await fixture.Api.Send(put with { IfMatch = read.ETag })).Fingerprint);
        (await fixture.Api.Send(put with { IfMatch = read.ETag, Key = "another-key-1" }))
            .ExpectProblem(412, "profile.stale_revision");
    }
}
