using System.Text.Json.Nodes;
using Portal.Api.Tests.Mandates;
using Portal.Api.Tests.Running;
using Portal.Grains.Storage;

namespace Portal.Api.Tests.Documents;

/// <summary>
/// A paper is used again (index 4.3) that an agency had before: in an earlier dossier that was accepted, or digitised by it.
/// What was uploaded a moment ago for this very dossier was handed in, and nothing was spared.
/// </summary>
public abstract class ReusedPaperTests(PortalFixture fixture)
{
    private Uploading Uploading => new(fixture.Api);

    [Fact]
    public async Task What_was_uploaded_for_this_dossier_is_not_used_again()
    {
        var me = Who.Citizen("first-time");
        var hash = await Uploading.Upload(me, Uploading.Pdf());
        Refused(await Submit(me, hash));
    }

    [Fact]
    public async Task A_draft_is_asked_when_it_is_submitted()
    {
        var me = Who.Citizen("first-draft");
        var draft = await fixture.Desk.Draft(me);
        var form = fixture.Desk.Submission()["form"]!.DeepClone();
        var patch = new JsonObject { ["form"] = form, ["components"] = Components(await Uploading.Upload(me, Uploading.Pdf()), "reused") };
        draft.Take((await fixture.Api.Send(
            new Ask("PATCH", Held.PathFor(me) + draft.Id) { By = me, IfMatch = draft.ETag, Body = Ask.Bytes(patch) })).Expect(200));
        Refused(await fixture.Api.Send(draft.Ask(me, "submission")));
    }

    [Fact]
    public async Task A_paper_of_an_earlier_dossier_is_used_again_once_that_was_accepted()
    {
        var me = Who.Citizen("second-time");
        var hash = await Uploading.Upload(me, Uploading.Pdf());
        var earlier = await Uploading.Submit(fixture.Desk, me, hash);
        Refused(await Submit(me, hash));
        await earlier.Do(Who.Reception, "acceptance");
        (await Submit(me, hash)).Expect(201);
    }

    [Fact]
    public async Task What_an_agency_refused_or_somebody_else_handed_in_is_not_used_again()
    {
        var (me, other) = (Who.Citizen("refused-before"), Who.Citizen("same-paper"));
        var paper = Uploading.Pdf();
        var hash = await Uploading.Upload(me, paper);
        await (await Uploading.Submit(fixture.Desk, me, hash)).Do(Who.Reception, "refusal", Desk.Refusal);
        await Uploading.Upload(other, paper);
        await (await Uploading.Submit(fixture.Desk, other, hash)).Do(Who.Reception, "acceptance");
        Refused(await Submit(me, hash));
        (await Submit(other, hash)).Expect(201);
    }

    [Fact]
    public async Task What_an_agency_digitised_or_issued_is_used_again()
    {
        var me = Who.Citizen("digitised-before");
        (await Submit(me, await Uploading.Upload(Who.Reception, Uploading.Pdf()))).Expect(201);
    }

    [Theory]
    [InlineData("reused")]
    [InlineData("personalStore")]
    public async Task What_was_digitised_for_this_dossier_is_not_used_again_in_it_but_in_the_next_one(string source)
    {
        var me = Who.Citizen("scanned-here-" + source);
        var dossier = await Uploading.Submit(fixture.Desk, me, await Uploading.Upload(me, Uploading.Pdf()));
        await dossier.Do(Who.Reception, "acceptance");
        var scan = await Uploading.Upload(Who.Reception, Uploading.Pdf());
        await dossier.Do(Who.Reception, "components", new JsonObject { ["components"] = Components(scan, "scanned") });
        await dossier.Do(Who.Reception, "supplement-request", Desk.Supplement);
        var answer = new JsonObject { ["components"] = Components(scan, source) };
        Refused(await fixture.Api.Send(dossier.Ask(me, "supplement", answer)), "component.of_this_dossier");
        (await Submit(me, scan, source)).Expect(201);
    }

    [Fact]
    public async Task A_helper_uses_a_paper_of_the_villager_again()
    {
        var villager = Who.Citizen("paper-of-villager");
        var hash = await Uploading.Upload(villager, Uploading.Pdf());
        await (await Uploading.Submit(fixture.Desk, villager, hash)).Do(Who.Reception, "acceptance");
        var mandate = await HeldMandate.Give(fixture.Api, villager);
        var fresh = await Uploading.Upload(Filing.Helper, Uploading.Pdf());
        Refused(await Submit(Filing.Helper, fresh, mandate: mandate.Id));
        (await Submit(Filing.Helper, hash, mandate: mandate.Id)).Expect(201);
    }

    private static void Refused(Answer answer, string code = "component.not_reused")
    {
        var error = Assert.Single(
            answer.ExpectProblem(422, "dossier.components_invalid").Json.GetProperty("errors").EnumerateArray());
        Assert.Equal(("/components/0", code), (error.GetProperty("pointer").GetString(), error.GetProperty("code").GetString()));
    }

    private Task<Answer> Submit(Who by, string hash, string source = "reused", string? mandate = null)
    {
        var body = fixture.Desk.Submission();
        body["components"] = Components(hash, source);
        if (mandate is not null)
            body["mandate"] = mandate;
        return fixture.Api.Send(Ask.Post("/api/v1/citizen/dossiers", by, body));
    }

    private static JsonArray Components(string hash, string source) => new(new JsonObject
    {
        ["id"] = "c1",
        ["fileHash"] = hash,
        ["fileName"] = "giay-to.pdf",
        ["source"] = source,
    });
}

/// <summary>On the embedded database.</summary>
public sealed class SqliteReusedPaperTests(SqliteRequiringFixture fixture)
    : ReusedPaperTests(fixture), IClassFixture<SqliteRequiringFixture>;

/// <summary>On PostgreSQL.</summary>
public sealed class PostgresReusedPaperTests(PostgresRequiringFixture fixture)
    : ReusedPaperTests(fixture), IClassFixture<PostgresRequiringFixture>;

/// <summary>A portal that asks for uploads.</summary>
public abstract class RequiringFixture : PortalFixture
{
    private protected RequiringFixture(DatabaseKind kind)
        : base(kind)
    {
    }

    private protected override IReadOnlyDictionary<string, string?>? Settings =>
        new Dictionary<string, string?> { ["Documents:RequireUploads"] = "true" };
}

/// <summary>On the embedded database.</summary>
public sealed class SqliteRequiringFixture() : RequiringFixture(DatabaseKind.Sqlite);

/// <summary>On PostgreSQL.</summary>
public sealed class PostgresRequiringFixture() : RequiringFixture(DatabaseKind.PostgreSql);
