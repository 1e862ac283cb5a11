using System.Text.Json;
using System.Text.Json.Nodes;
using Portal.Api.Tests.Running;

namespace Portal.Api.Tests.Mandates;

/// <summary>A helper at work for villagers.</summary>
internal sealed class Filing(PortalFixture fixture)
{
    public static readonly Who Helper = Who.Helper;

    public ApiClient Api => fixture.Api;

    /// <summary>A submission in the villager's name, not yet sent.</summary>
    public Ask Submission(string mandate, Who? by = null, string procedure = Procedures.Partial)
    {
        var body = fixture.Desk.Submission(procedure);
        body["mandate"] = mandate;
        return Ask.Post("/api/v1/citizen/dossiers", by ?? Helper, body);
    }

    public async Task<Held> Submit(HeldMandate mandate, string procedure = Procedures.Partial) => new(
        Api, (await Api.Send(Submission(mandate.Id, procedure: procedure))).Expect(201), procedure, Who.OwnAgency, Helper);

    /// <summary>A complete draft in the villager's name.</summary>
    public async Task<Held> Draft(HeldMandate mandate)
    {
        var started = await Api.Send(Ask.Post("/api/v1/citizen/drafts", Helper, new
        {
            procedure = Procedures.Partial,
            agency = Who.OwnAgency,
            mandate = mandate.Id,
        }));
        var draft = new Held(Api, started.Expect(201), Procedures.Partial, Who.OwnAgency, Helper);
        draft.Take((await Api.Send(Saving(draft))).Expect(200));
        return draft;
    }

    public Ask Saving(Held draft)
    {
        var submission = fixture.Desk.Submission();
        var body = new JsonObject { ["form"] = submission["form"]!.DeepClone(), ["components"] = submission["components"]!.DeepClone() };
        return new Ask("PATCH", Held.PathFor(Helper) + draft.Id) { By = Helper, IfMatch = draft.ETag, Body = Ask.Bytes(body) };
    }

    /// <summary>Ids of what the helper is shown as filed for others.</summary>
    public async Task<List<string>> Shown(Who? helper = null) => [..
        (await Api.Get("/api/v1/helper/dossiers?limit=100", helper ?? Helper)).Expect(200).Json.GetProperty("items")
            .EnumerateArray().Select(item => item.GetProperty("id").GetString()!)];

    public static string Text(JsonElement json, string name) => json.GetProperty(name).GetString()!;
}
