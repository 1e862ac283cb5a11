using System.Text.Json.Nodes;
using Portal.Api.Tests.Running;

namespace Portal.Api.Tests.Documents;

/// <summary>
/// What applicants may say online about where a paper comes from: nothing that only an agency can know, and no paper to
/// be brought where everything happens online.
/// </summary>
public sealed class PaperSourceTests(PortalFixture fixture) : IClassFixture<PortalFixture>
{
    private const string Code = "dossier.source_not_allowed";

    private static readonly Who Me = Who.Citizen("papers");

    private ApiClient Api => fixture.Api;

    private Desk Desk => fixture.Desk;

    /// <summary>Procedure, source, whether a file is named, and the refusal of the component where there is one.</summary>
    public static TheoryData<string, string, bool, string?> Sources => new()
    {
        { Procedures.Full, "uploaded", true, null },
        { Procedures.Full, "reused", true, null },
        { Procedures.Full, "personalStore", true, null },
        { Procedures.Full, "personalStore", false, "/components/0/fileHash component.store_paper_not_named" },
        { Procedures.Full, "paper", false, "/components/0/source component.paper_not_online" },
        { Procedures.Full, "paper", true, "/components/0/source component.paper_not_online" },
        { Procedures.Full, "scanned", true, "/components/0/source component.source_of_agency" },
        { Procedures.Full, "populationDatabase", false, "/components/0/source component.source_of_agency" },
        { Procedures.Partial, "paper", false, null },
        { Procedures.Partial, "personalStore", false, "/components/0/fileHash component.store_paper_not_named" },
        { Procedures.Partial, "scanned", true, "/components/0/source component.source_of_agency" },
        { Procedures.Partial, "populationDatabase", false, "/components/0/source component.source_of_agency" },
    };

    [Theory]
    [MemberData(nameof(Sources))]
    public async Task A_submission_names_sources_that_an_applicant_can_vouch_for(
        string procedure, string source, bool withFile, string? refusal)
    {
        var body = Desk.Submission(procedure);
        body["components"] = new JsonArray([
            .. Desk.InForce(procedure).Components.Where(component => component.Required || component.Id == "c1")
                .Select(component => Component(component.Id, source, withFile))]);
        Check(await Api.Send(Ask.Post("/api/v1/citizen/dossiers", Me, body)), 201, refusal);
    }

    [Theory]
    [MemberData(nameof(Sources))]
    public async Task A_draft_is_told_at_once(string procedure, string source, bool withFile, string? refusal)
    {
        var draft = await Desk.Draft(Me, procedure);
        Check(await Api.Send(new Ask("PATCH", Held.PathFor(Me) + draft.Id)
        {
            By = Me,
            IfMatch = draft.ETag,
            Body = Ask.Bytes(new JsonObject { ["components"] = new JsonArray(Component("c1", source, withFile)) }),
        }), 200, refusal);
    }

    [Theory]
    [MemberData(nameof(Sources))]
    public async Task A_supplement_is_answered_with_what_an_applicant_can_vouch_for(
        string procedure, string source, bool withFile, string? refusal)
    {
        var dossier = await Desk.Submit(Me, procedure);
        await dossier.Do(Who.Reception, "acceptance");
        await dossier.Do(Who.Reception, "supplement-request", Desk.Supplement);
        var component = Component("c1", source, withFile);
        if (withFile)
            component["fileHash"] = new string('b', 64); // another file than the one handed in
        var answer = new JsonObject { ["components"] = new JsonArray(component) };
        Check(await Api.Send(dossier.Ask(Me, "supplement", answer)), 200, refusal);
    }

    [Fact]
    public async Task A_helper_vouches_for_no_more_than_the_villager()
    {
        var mandate = await HeldMandate.Give(Api, Who.Citizen("papers-by-helper"));
        var body = Desk.Submission(Procedures.Partial);
        body["mandate"] = mandate.Id;
        body["components"] = new JsonArray(Component("c1", "populationDatabase", withFile: false));
        (await Api.Send(Ask.Post("/api/v1/citizen/dossiers", Who.Helper, body))).ExpectProblem(422, Code);
    }

    [Fact]
    public async Task What_came_at_the_counter_is_supplemented_on_paper_also_for_a_service_that_is_wholly_online()
    {
        var body = Desk.Registration(Procedures.Full);
        body["applicant"] = Me.Name;
        var answer = (await Api.Send(Ask.Post("/api/v1/agency/dossiers", Who.Reception, body))).Expect(201);
        var dossier = new Held(Api, answer, Procedures.Full, Who.OwnAgency, Me);
        await dossier.Do(Who.Reception, "supplement-request", Desk.Supplement);
        await dossier.Do(Me, "supplement", new JsonObject { ["components"] = new JsonArray(Component("c1", "paper", false)) });
    }

    [Fact]
    public async Task The_agency_records_what_it_scanned_and_what_it_found_in_the_database()
    {
        var dossier = await Desk.Submit(Me, Procedures.Full);
        await dossier.Do(Who.Reception, "acceptance");
        foreach (var (source, withFile) in new[] { ("scanned", true), ("populationDatabase", false), ("personalStore", false) })
        {
            await dossier.Do(Who.Reception, "components", new JsonObject
            {
                ["components"] = new JsonArray(Component("c1", source, withFile)),
            });
        }
    }

    private static void Check(Answer answer, int expected, string? refusal)
    {
        if (refusal is null)
        {
            answer.Expect(expected);
            return;
        }

        var error = answer.ExpectProblem(422, Code).Json.GetProperty("errors")[0];
        Assert.Equal(refusal, $"{error.GetProperty("pointer").GetString()} {error.GetProperty("code").GetString()}");
    }

    private static JsonObject Component(string id, string source, bool withFile) => withFile
        ? new JsonObject { ["id"] = id, ["source"] = source, ["fileHash"] = Desk.FileHash, ["fileName"] = "giay-to.pdf" }
        : new JsonObject { ["id"] = id, ["source"] = source };
}
