using System.Globalization;
using System.Text.Json.Nodes;
using Portal.Grains.Catalogue;
using Portal.Grains.Procedures;
using Portal.Grains.Procedures.Forms;
using Portal.Grains.WorkingTime;

namespace Portal.Api.Tests.Running;

/// <summary>Brings dossiers to where a test needs them, as citizens and officers would.</summary>
internal sealed class Desk(ApiClient api, CatalogueSnapshot catalogue)
{
    public static readonly string FileHash = new('a', 64);

    private int seed;

    public static object Supplement { get; } = new
    {
        items = new[] { new { target = "c1", reason = "Bản chụp bị mờ", legalClause = "Nghị định 61/2018 Điều 17" } },
    };

    public static object SupplementAnswer { get; } = new { components = new[] { File("c1") } };

    public static object Refusal { get; } = new { reason = "Không đúng thẩm quyền", legalClause = "Nghị định 61/2018 Điều 17" };

    public static object Payment { get; } = new { amount = 120_000, reason = "Lệ phí theo quy định" };

    public static object Result { get; } = new { code = "15/GP-BQL", deliverBy = "counter" };

    public static object Synchronisation => new
    {
        at = TimeProvider.System.GetUtcNow().ToString("O", CultureInfo.InvariantCulture),
    };

    public static object File(string id) => new { id, fileHash = FileHash, fileName = "scan.pdf", source = "uploaded" };

    /// <summary>A petition at a stage: 0 sent, 1 received, 2 its sender asked, 3 answered.</summary>
    public Task<HeldPetition> BringPetition(int stage, Who sender, string agency = Who.OwnAgency) =>
        HeldPetition.Bring(api, stage, sender, agency);

    /// <summary>The version of a procedure that is in force now.</summary>
    public ProcedureVersion InForce(string procedure) =>
        catalogue.ProcedureInForce(procedure, VietnamTime.DateOf(TimeProvider.System.GetUtcNow()))
        ?? throw new InvalidOperationException($"The shipped catalogue has no {procedure} in force.");

    /// <summary>A valid form of the procedure; another one at each call.</summary>
    public JsonNode Form(string procedure, int? of = null)
    {
        var version = InForce(procedure);
        var schema = catalogue.FormOf(version.Code, version.Version)!;
        return JsonNode.Parse(FormSample.Create(schema, of ?? Interlocked.Increment(ref seed)))!;
    }

    /// <summary>The body of a valid submission.</summary>
    public JsonObject Submission(string procedure = Procedures.Partial, string agency = Who.OwnAgency) => new()
    {
        ["procedure"] = procedure,
        ["agency"] = agency,
        ["form"] = Form(procedure),
        ["components"] = Components(procedure),
    };

    /// <summary>The body of a valid registration at the counter.</summary>
    public JsonObject Registration(string procedure = Procedures.Partial, string agency = Who.OwnAgency)
    {
        var body = Submission(procedure, agency);
        body["channel"] = "direct";
        body["applicant"] = "citizen-at-the-counter";
        return body;
    }

    public async Task<Held> Submit(Who applicant, string procedure = Procedures.Partial, string agency = Who.OwnAgency)
    {
        var answer = await api.Send(Ask.Post("/api/v1/citizen/dossiers", applicant, Submission(procedure, agency)));
        return new Held(api, answer.Expect(201), procedure, agency, applicant);
    }

    public async Task<Held> Draft(Who applicant, string procedure = Procedures.Partial, string agency = Who.OwnAgency)
    {
        var answer = await api.Send(Ask.Post("/api/v1/citizen/drafts", applicant, new { procedure, agency }));
        return new Held(api, answer.Expect(201), procedure, agency, applicant);
    }

    /// <summary>A dossier at a stage of its life.</summary>
    public async Task<Held> Bring(Stage stage, Who applicant, string agency = Who.OwnAgency)
    {
        if (stage == Stage.Draft)
            return await CompleteDraft(applicant, agency);

        var procedure = stage is Stage.InProcessWithFee or Stage.PaymentRequested
            ? Procedures.PartialWithFee
            : Procedures.Partial;
        var dossier = await Submit(applicant, procedure, agency);
        if (stage == Stage.Submitted)
            return dossier;

        var officers = Officers.Of(agency);
        await dossier.Do(officers.Reception, "acceptance");
        await dossier.Do(officers.Reception, "assignment", new { assignee = officers.Specialist.Name });
        switch (stage)
        {
            case Stage.PaymentRequested:
                await dossier.Do(officers.Specialist, "payment-request", Payment);
                break;
            case Stage.SupplementRequested:
                await dossier.Do(officers.Specialist, "supplement-request", Supplement);
                break;
            case Stage.Supplemented:
                await dossier.Do(officers.Specialist, "supplement-request", Supplement);
                await dossier.Do(applicant, "supplement", SupplementAnswer);
                break;
            case Stage.Finished:
                await dossier.Do(officers.Leader, "result", Result);
                break;
        }

        return dossier;
    }

    private async Task<Held> CompleteDraft(Who applicant, string agency)
    {
        var draft = await Draft(applicant, Procedures.Partial, agency);
        var body = new JsonObject { ["form"] = Form(Procedures.Partial), ["components"] = Components(Procedures.Partial) };
        var ask = new Ask("PATCH", Held.PathFor(applicant) + draft.Id)
        {
            By = applicant,
            Body = Ask.Bytes(body),
            IfMatch = draft.ETag,
        };
        draft.Take((await api.Send(ask)).Expect(200));
        return draft;
    }

    private JsonArray Components(string procedure) => [..
        InForce(procedure).Components.Where(component => component.Required).Select(component =>
            (JsonNode)new JsonObject
            {
                ["id"] = component.Id,
                ["fileHash"] = FileHash,
                ["fileName"] = "scan.pdf",
                ["source"] = "uploaded",
            })];
}

/// <summary>The officers of one agency.</summary>
internal sealed record Officers(Who Reception, Who Specialist, Who Leader, Who Manager)
{
    public static Officers Of(string agency) => agency == Who.OwnAgency
        ? new Officers(Who.Reception, Who.Specialist, Who.Leader, Who.Manager)
        : new Officers(
            Who.Reception.At(agency), Who.Specialist.At(agency), Who.Leader.At(agency), Who.Manager.At(agency));
}
