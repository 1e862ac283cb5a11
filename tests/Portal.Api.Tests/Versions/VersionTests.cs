using System.Globalization;
using System.Text.Json.Nodes;
using Portal.Api.Tests.Running;
using Portal.Grains.Storage;
using Portal.Grains.WorkingTime;
using Portal.Testing.Databases;

namespace Portal.Api.Tests.Versions;

/// <summary>A dossier follows the law of the day on which it is submitted.</summary>
public sealed class VersionTests : IAsyncLifetime
{
    private const string Expired = "9.000001";
    private const string Coming = "9.000002";

    private static readonly Who Me = Who.Citizen("between-versions");

    private TestDatabase? database;
    private RunningPortal? portal;

    public async Task InitializeAsync()
    {
        database = await TestDatabase.CreateAsync(DatabaseKind.Sqlite);
        portal = await RunningPortal.StartAsync(database.Options);
    }

    public async Task DisposeAsync()
    {
        await portal!.DisposeAsync();
        await database!.DisposeAsync();
    }

    [Theory]
    [InlineData(Expired, "2020-01-01", "2021-12-31")]
    [InlineData(Coming, "2040-01-01", null)]
    public async Task A_procedure_that_is_not_in_force_takes_no_dossier(string code, string from, string? to)
    {
        await Publish(code, from, to);
        var body = portal!.Desk.Submission();
        body["procedure"] = code;
        (await portal.Api.Send(Ask.Post("/api/v1/citizen/dossiers", Me, body)))
            .ExpectProblem(422, "dossier.procedure_not_in_force");
        (await portal.Api.Send(Ask.Post("/api/v1/citizen/drafts", Me, new { procedure = code, agency = Who.OwnAgency })))
            .ExpectProblem(422, "dossier.procedure_not_in_force");
        (await portal.Api.Get($"/api/v1/catalogue/procedures/{code}")).ExpectProblem(404, "procedure.unknown");
        (await portal.Api.Get($"/api/v1/catalogue/procedures/{code}?version=1")).Expect(200);
    }

    [Fact]
    public async Task A_dossier_stays_with_its_version_and_a_draft_takes_the_one_of_its_submission()
    {
        var dossier = await portal!.Desk.Submit(Me);
        var draft = await portal.Desk.Bring(Stage.Draft, Me);
        var tomorrow = VietnamTime.DateOf(TimeProvider.System.GetUtcNow()).AddDays(1);
        await Publish(Procedures.Partial, tomorrow.ToString("O", CultureInfo.InvariantCulture), null, "Thẩm định thiết kế, bản mới");
        await SetClock(TimeProvider.System.GetUtcNow().AddDays(2));

        await dossier.Do(Who.Reception, "acceptance");
        await draft.Do(Me, "submission");
        var fresh = (await portal.Api.Send(Ask.Post("/api/v1/citizen/dossiers", Me, portal.Desk.Submission()))).Expect(201);
        Assert.Equal(1, dossier.Last.Json.GetProperty("procedureVersion").GetInt32());
        Assert.Equal(2, draft.Last.Json.GetProperty("procedureVersion").GetInt32());
        Assert.Equal(2, fresh.Json.GetProperty("procedureVersion").GetInt32());
        Assert.True((await portal.VerifyAsync()).IsWhole);
    }

    [Fact]
    public async Task A_draft_whose_procedure_ends_can_be_thrown_away_and_not_submitted()
    {
        var draft = await portal!.Desk.Bring(Stage.Draft, Me);
        var today = VietnamTime.DateOf(TimeProvider.System.GetUtcNow());
        await Publish(Procedures.Partial, null, today.ToString("O", CultureInfo.InvariantCulture));
        await SetClock(TimeProvider.System.GetUtcNow().AddDays(2));

        (await portal.Api.Send(draft.Ask(Me, "submission"))).ExpectProblem(422, "dossier.procedure_not_in_force");
        (await portal.Api.Send(new Ask("DELETE", Held.PathFor(Me) + draft.Id) { By = Me, IfMatch = draft.ETag })).Expect(200);
    }

    [Fact]
    public async Task An_import_with_errors_names_them_by_line_and_publishes_nothing()
    {
        var before = portal!.Catalogue;
        var entries = await portal.CountEntriesAsync();
        var broken = "[\n" + Record(Expired, "2020-01-01", "2019-12-31", null).ToJsonString() + "\n]";
        var answer = await portal.Api.Send(Ask.Post("/api/v1/administration/imports/procedures", Who.Administrator, broken));
        answer.Expect(422);
        Assert.All(answer.Json.GetProperty("errors").EnumerateArray(), error => Assert.Equal(2, error.GetProperty("line").GetInt32()));
        Assert.Same(before, portal.Catalogue);
        Assert.Equal(entries, await portal.CountEntriesAsync());
    }

    private async Task Publish(string code, string? from, string? to, string? name = null)
    {
        var file = new JsonArray(Record(code, from, to, name)).ToJsonString();
        foreach (var dryRun in new[] { "true", "false" })
        {
            var answer = await portal!.Api.Send(Ask.Post(
                $"/api/v1/administration/imports/procedures?dryRun={dryRun}", Who.Administrator, file));
            Assert.Single(answer.Expect(200).Json.GetProperty("changes").EnumerateArray());
        }
    }

    /// <summary>A shipped procedure under another code, with other dates or another name.</summary>
    private static JsonNode Record(string code, string? from, string? to, string? name)
    {
        var shipped = File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "data", "procedures.json"));
        var record = JsonNode.Parse(shipped)!.AsArray().Single(one => (string?)one!["code"] == Procedures.Partial)!.DeepClone();
        record["code"] = code;
        if (from is not null)
            record["effectiveFrom"] = from;
        if (to is not null)
            record["effectiveTo"] = to;
        if (name is not null)
            record["name"] = name;
        return record;
    }

    private async Task SetClock(DateTimeOffset now)
    {
        (await portal!.Api.Send(Ask.Post("/dev/clock", null, new { now }))).Expect(200);
        portal.Api.ForgetTokens();
    }
}
