using System.Text.Json.Nodes;
using Portal.Api.Tests.Running;
using Portal.Testing.Databases;

namespace Portal.Api.Tests.Documents;

/// <summary>Where uploads are required, nothing is submitted with a file that is not there.</summary>
public sealed class RequiredUploadTests : IAsyncLifetime
{
    private static readonly Who Me = Who.Citizen("whole");

    private TestDatabase? database;
    private RunningPortal? portal;

    private ApiClient Api => portal!.Api;

    public async Task InitializeAsync()
    {
        database = await TestDatabase.CreateAsync(Portal.Grains.Storage.DatabaseKind.Sqlite, migrate: false);
        portal = await RunningPortal.StartAsync(
            database.Options, new Dictionary<string, string?> { ["Documents:RequireUploads"] = "true" });
    }

    public async Task DisposeAsync()
    {
        await portal!.DisposeAsync();
        await database!.DisposeAsync();
    }

    [Fact]
    public async Task A_submission_with_a_file_that_was_never_uploaded_is_refused_and_names_it()
    {
        var answer = await Api.Send(Ask.Post("/api/v1/citizen/dossiers", Me, WithFile(Desk.FileHash)));
        answer.ExpectProblem(422, "dossier.components_invalid");
        Assert.Equal("component.file_not_uploaded", answer.Json.GetProperty("errors")[0].GetProperty("code").GetString());
        Assert.Equal("/components/0", answer.Json.GetProperty("errors")[0].GetProperty("pointer").GetString());
    }

    [Fact]
    public async Task Uploaded_by_somebody_else_is_not_uploaded()
    {
        var hash = await new Uploading(Api).Upload(Who.Citizen("else"), Uploading.Pdf());
        (await Api.Send(Ask.Post("/api/v1/citizen/dossiers", Me, WithFile(hash)))).ExpectProblem(422, "dossier.components_invalid");
    }

    [Fact]
    public async Task What_comes_from_the_personal_store_was_issued_or_digitised_by_an_agency()
    {
        var own = await new Uploading(Api).Upload(Me, Uploading.Pdf());
        var answer = await Api.Send(Ask.Post("/api/v1/citizen/dossiers", Me, WithFile(own, "personalStore")));
        answer.ExpectProblem(422, "dossier.components_invalid");
        Assert.Equal("component.not_in_store", answer.Json.GetProperty("errors")[0].GetProperty("code").GetString());

        var scan = await new Uploading(Api).Upload(Who.Reception, Uploading.Pdf());
        (await Api.Send(Ask.Post("/api/v1/citizen/dossiers", Me, WithFile(scan, "personalStore")))).Expect(201);
    }

    [Fact]
    public async Task With_its_files_a_dossier_is_submitted_at_once_and_from_a_draft_and_supplemented()
    {
        var hash = await new Uploading(Api).Upload(Me, Uploading.Pdf());
        var body = WithFile(hash);
        var dossier = new Held(
            Api, (await Api.Send(Ask.Post("/api/v1/citizen/dossiers", Me, body))).Expect(201), Procedures.Partial, Who.OwnAgency, Me);

        await dossier.Do(Who.Reception, "acceptance");
        await dossier.Do(Who.Reception, "supplement-request", Desk.Supplement);
        (await Api.Send(dossier.Ask(Me, "supplement", Desk.SupplementAnswer))).ExpectProblem(422, "dossier.components_invalid");
        await dossier.Do(Me, "supplement", new
        {
            components = new[] { new { id = "c1", fileHash = hash, fileName = "a.pdf", source = "uploaded" } },
        });
    }

    [Fact]
    public async Task A_draft_takes_any_file_and_is_asked_for_it_when_it_is_submitted()
    {
        var draft = await portal!.Desk.Bring(Stage.Draft, Me);
        var ask = new Ask("PATCH", Held.PathFor(Me) + draft.Id)
        {
            By = Me,
            IfMatch = draft.ETag,
            Body = Ask.Bytes(new { components = new[] { Desk.File("c1") } }),
        };
        draft.Take((await Api.Send(ask)).Expect(200));
        (await Api.Send(draft.Ask(Me, "submission"))).ExpectProblem(422, "dossier.components_invalid");
    }

    [Fact]
    public async Task What_an_officer_registers_may_lie_elsewhere() =>
        (await Api.Send(Ask.Post(
            "/api/v1/agency/dossiers", Who.Reception,
            Uploading.WithFile(portal!.Desk.Registration(), Desk.FileHash)))).Expect(201);

    private JsonObject WithFile(string hash, string source = "uploaded")
    {
        var body = Uploading.WithFile(portal!.Desk.Submission(), hash);
        body["components"]![0]!["source"] = source;
        return body;
    }
}
