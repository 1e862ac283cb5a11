using Portal.Api.Tests.Running;

namespace Portal.Api.Tests.Revisions;

/// <summary>Settings that are replaced as a whole: what comes late does not undo what was decided since.</summary>
public sealed class SettingTests(PortalFixture fixture) : IClassFixture<PortalFixture>
{
    private const string Policy = "/api/v1/agency/queue-policy";
    private const string Target = "/api/v1/ministry/targets/";

    /// <summary>Address, who sets it, two values, and what is said when another one came first.</summary>
    public static TheoryData<string, string, string, string, string> Settings => new()
    {
        {
            Policy, "manager", """{"assignment":"takeTurns","officers":["a"]}""", """{"assignment":"takeTurns","officers":["b"]}""",
            "queue_policy.stale_revision"
        },
        { Target + "2.1", "ministry", """{"ratio":0.5}""", """{"ratio":0.6}""", "target.stale_revision" },
    };

    [Theory]
    [MemberData(nameof(Settings))]
    public async Task A_late_repeat_does_not_undo_what_was_set_since(
        string path, string persona, string first, string second, string stale)
    {
        var read = (await fixture.Api.Get(path, new Who(persona))).Expect(200);
        var late = Put(path, persona, first, read.ETag);
        var set = (await fixture.Api.Send(late)).Expect(200);
        Assert.NotEqual(read.ETag, set.ETag);

        // Whose answer was lost asks again, with the same key or a new one, and hears the same.
        Assert.Equal(set.Fingerprint, (await fixture.Api.Send(late)).Expect(200).Fingerprint);
        Assert.Equal(set.Fingerprint, (await fixture.Api.Send(Put(path, persona, first, read.ETag))).Expect(200).Fingerprint);
        (await fixture.Api.Send(Put(path, persona, second, read.ETag))).ExpectProblem(412, stale);

        var newer = (await fixture.Api.Send(Put(path, persona, second, set.ETag))).Expect(200);
        (await fixture.Api.Send(late)).ExpectProblem(412, stale);
        var now = (await fixture.Api.Get(path, new Who(persona))).Expect(200);
        Assert.Equal(newer.Fingerprint, now.Fingerprint);
    }

    [Theory]
    [MemberData(nameof(Settings))]
    public async Task Who_has_not_read_it_may_not_replace_it(string path, string persona, string first, string second, string stale)
    {
        (await fixture.Api.Send(Put(path, persona, first, null))).ExpectProblem(428, "request.if_match_missing");
        (await fixture.Api.Send(Put(path, persona, first, "*"))).ExpectProblem(400, "request.if_match_invalid");
        (await fixture.Api.Send(Put(path, persona, second, "\"99\""))).ExpectProblem(412, stale);
    }

    [Fact]
    public async Task Of_those_who_replace_it_at_once_one_does()
    {
        foreach (var path in new[] { Policy, Target + "5.4" })
        {
            var who = path == Policy ? Who.Manager.At("H44.08") : Who.Ministry;
            var tag = (await fixture.Api.Get(path, who)).Expect(200).ETag;
            var answers = await Task.WhenAll(Enumerable.Range(1, 8).Select(i => fixture.Api.Send(new Ask("PUT", path)
            {
                By = who,
                IfMatch = tag,
                Body = Ask.Bytes(path == Policy ? $$"""{"assignment":"takeTurns","officers":["o{{i}}"]}""" : $$"""{"ratio":0.{{i}}}"""),
            })));

            var done = Assert.Single(answers, answer => answer.Status == 200);
            Assert.All(answers.Where(answer => answer != done), answer => answer.Expect(412));
            Assert.Equal(done.Fingerprint, (await fixture.Api.Get(path, who)).Expect(200).Fingerprint);
        }
    }

    [Fact]
    public async Task A_target_that_was_withdrawn_is_set_again_with_the_revision_that_is_read()
    {
        var path = Target + "4.1";
        foreach (var (method, body) in new[] { ("PUT", """{"ratio":0.5}"""), ("DELETE", "{}"), ("PUT", """{"ratio":0.5}""") })
        {
            var tag = (await fixture.Api.Get(path, Who.Ministry)).Expect(200).ETag;
            (await fixture.Api.Send(new Ask(method, path) { By = Who.Ministry, IfMatch = tag, Body = Ask.Bytes(body) })).Expect(200);
        }

        var now = (await fixture.Api.Get(path, Who.Ministry)).Expect(200);
        Assert.Equal(("\"3\"", 3), (now.ETag, now.Json.GetProperty("revision").GetInt32()));
        (await fixture.Api.Get(path, Who.Leader)).ExpectProblem(403, "target.not_yours");
        (await fixture.Api.Get(Target + "9.9", Who.Ministry)).ExpectProblem(404, "score.index_unknown");
    }

    private static Ask Put(string path, string persona, string body, string? tag) =>
        new("PUT", path) { By = new Who(persona), IfMatch = tag, Body = Ask.Bytes(body) };
}
