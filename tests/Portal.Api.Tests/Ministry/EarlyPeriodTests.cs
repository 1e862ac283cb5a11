using System.Text.Json;
using System.Text.Json.Nodes;
using Portal.Api.Tests.Running;
using Portal.Grains.Storage;
using Portal.Testing.Databases;

namespace Portal.Api.Tests.Ministry;

/// <summary>Periods may be asked for that are older than the first rules: nothing is scored in them, and nothing fails.</summary>
public sealed class EarlyPeriodTests : IAsyncLifetime
{
    private const string Old = "9.000001";
    private const string May = "?period=2021-05";

    private TestDatabase? database;
    private RunningPortal? portal;

    public async Task InitializeAsync()
    {
        database = await TestDatabase.CreateAsync(DatabaseKind.Sqlite, migrate: false);
        portal = await RunningPortal.StartAsync(database.Options);
        var shipped = await File.ReadAllTextAsync(Path.Combine(AppContext.BaseDirectory, "data", "procedures.json"));
        var old = JsonNode.Parse(shipped)!.AsArray().Single(one => (string?)one!["code"] == Procedures.Partial)!.DeepClone();
        (old["code"], old["effectiveFrom"]) = (Old, "2020-01-01");
        (await portal.Api.Send(Ask.Post(
            "/api/v1/administration/imports/procedures", Who.Administrator, new JsonArray(old).ToJsonString()))).Expect(200);
        (await portal.Api.Send(Ask.Post("/dev/clock", null, new { now = "2021-05-04T02:00:00Z" }))).Expect(200);
        portal.Api.ForgetTokens();
    }

    public async Task DisposeAsync()
    {
        await portal!.DisposeAsync();
        await database!.DisposeAsync();
    }

    [Fact]
    public async Task A_month_before_the_first_rules_is_answered_without_indices()
    {
        var body = portal!.Desk.Submission();
        body["procedure"] = Old;
        var applicant = Who.Citizen("early");
        var submitted = (await portal.Api.Send(Ask.Post("/api/v1/citizen/dossiers", applicant, body))).Expect(201);
        var dossier = new Held(portal.Api, submitted, Old, Who.OwnAgency, applicant);
        await dossier.Do(Who.Reception, "acceptance");
        await portal.FoldAsync();
        const string unit = "/api/v1/ministry/units/" + Who.OwnAgency;

        foreach (var tail in new[] { "", "&procedure=" + Old })
            Assert.Empty((await Get(unit + "/scorecard" + May + tail)).GetProperty("indices").EnumerateArray());
        Assert.Empty((await Get(unit + "/targets" + May)).GetProperty("items").EnumerateArray());
        (await portal.Api.Get(unit + "/indices/2.1" + May, Who.Leader)).ExpectProblem(404, "score.index_unknown");
        (await portal.Api.Get($"/scorecards/{Who.OwnAgency}{May}&index=2.1", Who.Leader)).Expect(404);
        (await portal.Api.Get("/" + May)).Expect(200);

        var supposed = (await portal.Api.Send(
            Ask.Post(unit + "/what-if", Who.Leader, new { period = "2021-05", dossiers = new[] { dossier.Id } }))).Expect(200).Json;
        Assert.Equal(0, supposed.GetProperty("gain").GetDecimal());
        Assert.Empty(supposed.GetProperty("notCounted").EnumerateArray());
    }

    private async Task<JsonElement> Get(string path) => (await portal!.Api.Get(path, Who.Leader)).Expect(200).Json;
}
