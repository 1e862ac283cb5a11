using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using Portal.Grains.Procedures.Forms;

namespace Portal.Fuzz;

/// <summary>A thing in the portal that requests can be about.</summary>
/// <param name="Kind">Collection in its address, such as <c>dossiers</c>.</param>
/// <param name="Id">Id.</param>
/// <param name="Owner">Name of the member whose it is.</param>
/// <param name="Agency">Agency that works on it.</param>
internal sealed record Thing(string Kind, string Id, string Owner, string Agency);

/// <summary>What the members have in the portal: papers with canaries in them, and all that comes by fuzzing.</summary>
internal sealed class World(IReadOnlyDictionary<string, Operation> operations)
{
    private const int MostThings = 400;

    private readonly List<Thing> things = [];
    private FormSchema? forms;

    public List<Canary> Canaries { get; } = [];

    /// <summary>Numbers of dossiers, for look-ups.</summary>
    public List<string> Numbers { get; } = [];

    /// <summary>Hashes of uploaded files.</summary>
    public List<string> Hashes { get; } = [];

    public IReadOnlyList<Thing> Things => things;

    public Operation Operation(string id) => operations[id];

    public JsonObject Example(string id) => (JsonObject)operations[id].Example!.DeepClone();

    public void Add(Thing thing)
    {
        if (things.Count < MostThings)
            things.Add(thing);
    }

    /// <summary>Takes in what a request has made.</summary>
    public void Learn(FuzzRequest request, FuzzAnswer answer)
    {
        if (request.Operation.Id == "submitDraft" && answer.Status == 200)
            Submitted(request.Target);
        if (request.Operation.Id == "publishAnswer" && answer.Status == 200)
            Published(request.Target);
        if (answer.Status != 201 || request.By.Persona is null || answer.Json is not { ValueKind: JsonValueKind.Object } made)
            return;
        if (!made.TryGetProperty("id", out var id) || id.ValueKind != JsonValueKind.String)
            return;

        var path = request.Operation.Path;
        var kind = path.Contains("petitions", StringComparison.Ordinal) ? "petitions"
            : path.Contains("mandates", StringComparison.Ordinal) ? "mandates" : "dossiers";
        var agency = made.TryGetProperty("agency", out var its) && its.ValueKind == JsonValueKind.String ? its.GetString()! : "";
        Add(new Thing(kind, id.GetString()!, request.By.Name, agency));
        if (made.TryGetProperty("number", out var number) && number.ValueKind == JsonValueKind.String)
            Numbers.Add(number.GetString()!);
    }

    /// <summary>What stood in a draft is the agency's to read from now on.</summary>
    private void Submitted(string target)
    {
        for (var i = 0; i < Canaries.Count; i++)
        {
            if (Canaries[i].Draft is { } draft && target.Contains(draft.Id, StringComparison.Ordinal))
                Canaries[i] = Canaries[i] with { Agency = draft.Agency };
        }
    }

    /// <summary>What stood in a petition is in the list of published answers from now on.</summary>
    private void Published(string target)
    {
        for (var i = 0; i < Canaries.Count; i++)
        {
            if (Canaries[i].Petition is { } petition && target.Contains(petition.Id, StringComparison.Ordinal))
                Canaries[i] = Canaries[i] with { IsPublic = true };
        }
    }

    /// <summary>A form that the portal takes, another one for each number.</summary>
    public JsonNode FormFor(int number) => JsonNode.Parse(FormSample.Create(forms!, number))!;

    /// <summary>Plants the canaries and brings some dossiers further, as their people would.</summary>
    public async Task PlantAsync(FuzzClient client)
    {
        var procedure = Example("submitDossier")["procedure"]!.GetValue<string>();
        var form = await client.MustAsync(Member.All[0], "getForm", null, new() { ["code"] = procedure });
        forms = FormSchema.Parse(form.Body);
        await PlantFor(client, Member.Named("citizen-a"), Member.Here, "025190770001");
        await PlantFor(client, Member.Named("citizen-b"), Member.Elsewhere, "025190770002");
        await PlantFor(client, Member.Named("citizen-b"), Member.Here, "025190770003");
    }

    private async Task PlantFor(FuzzClient client, Member owner, string agency, string personalNumber)
    {
        var mark = $"{owner.Name[^1]}{agency[^2..]}";
        var place = agency == Member.Here ? "here" : "elsewhere";
        await client.MustAsync(owner, "saveProfile", new JsonObject
        {
            ["fullName"] = Plant($"Chim Hoàng Yến {mark}", owner, null),
            ["phone"] = "0912345678",
            ["email"] = Plant($"hoang-yen-{mark}@rieng.example", owner, null),
        }, new() { ["If-Match"] = await client.TagAsync(owner, "/api/v1/citizen/profile") });

        for (var stage = 0; stage < 4; stage++)
        {
            var body = Example("submitDossier");
            body["agency"] = agency;
            var form = FormFor(stage);
            Write(form, "fullName", Plant($"Yến Sào {mark}{stage}", owner, agency));
            Write(form, "personalNumber", Plant($"{personalNumber[..^2]}{stage}{personalNumber[^1]}", owner, agency));
            body["form"] = form;
            body["components"]![0]!["fileName"] = Plant($"yen-{mark}{stage}.pdf", owner, agency);
            var made = await client.MustAsync(owner, "submitDossier", body);
            var id = made.Json!.Value.GetProperty("id").GetString()!;
            Add(new Thing("dossiers", id, owner.Name, agency));
            Numbers.Add(made.Json!.Value.GetProperty("number").GetString()!);
            if (stage > 0)
            {
                var reception = Member.Named("reception-" + place);
                var accepted = await client.MustAsync(reception, "acceptDossier", null, FuzzClient.On(id, made));
                var note = new JsonObject { ["note"] = Plant($"Riêng cán bộ {mark}{stage}", reception, agency) };
                await client.MustAsync(reception, "forwardDossier", note, FuzzClient.On(id, accepted));
            }
        }

        var draft = Example("startDraft");
        draft["agency"] = agency;
        draft["form"] = FormFor(9);
        Write(draft["form"]!, "fullName", Plant($"Nháp Yến {mark}", owner, null));
        var started = await client.MustAsync(owner, "startDraft", draft);
        var thing = new Thing("dossiers", started.Json!.Value.GetProperty("id").GetString()!, owner.Name, agency);
        Add(thing);
        Canaries[^1] = Canaries[^1] with { Draft = thing };

        var petition = Example("sendPetition");
        petition["agency"] = agency;
        petition["text"] = Plant($"Phản ánh yến {mark} bị làm khó", owner, agency, mayMove: true);
        var sent = await client.MustAsync(owner, "sendPetition", petition);
        var about = new Thing("petitions", sent.Json!.Value.GetProperty("id").GetString()!, owner.Name, agency);
        Add(about);
        Canaries[^1] = Canaries[^1] with { Petition = about };

        var mandate = await client.MustAsync(owner, "giveMandate", Mandate());
        Add(new Thing("mandates", mandate.Json!.Value.GetProperty("id").GetString()!, owner.Name, agency));
        await UploadAsync(client, owner, Plant($"anh-yen-{mark}.pdf", owner, null), Plant($"noi dung yen {mark}", owner, null));
    }

    private JsonObject Mandate()
    {
        var mandate = Example("giveMandate");
        mandate["helper"] = "helper-of-nobody";
        mandate["to"] = TimeProvider.System.GetUtcNow().AddDays(5).ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture);
        return mandate;
    }

    private async Task UploadAsync(FuzzClient client, Member owner, string name, string content)
    {
        var bytes = Encoding.UTF8.GetBytes($"%PDF-1.4\n% {content}\n%%EOF\n");
        var length = bytes.Length.ToString(System.Globalization.CultureInfo.InvariantCulture);
        var begun = await client.MustAsync(owner, "beginUpload", null, new()
        {
            ["Upload-Length"] = length,
            ["Upload-Metadata"] = $"filename {Convert.ToBase64String(Encoding.UTF8.GetBytes(name))}",
            ["Tus-Resumable"] = "1.0.0",
        });
        var location = begun.Headers.Split('\n').First(line => line.StartsWith("Location:", StringComparison.OrdinalIgnoreCase))[9..].Trim();
        Add(new Thing("uploads", location.Split('/')[^1], owner.Name, ""));
        var request = new FuzzRequest(0, Operation("continueUpload"), owner, "PATCH", location)
        {
            Body = bytes,
            ContentType = "application/offset+octet-stream",
            Headers = [("Upload-Offset", "0"), ("Tus-Resumable", "1.0.0")],
        };
        var done = await client.SendAsync(request);
        if (done.Status != 204)
            throw new InvalidOperationException($"The upload was refused: {done.Status} {done.Text}");
        Hashes.Add(Convert.ToHexStringLower(System.Security.Cryptography.SHA256.HashData(bytes)));
    }

    /// <summary>Puts a text wherever a form has a field of this name.</summary>
    private static void Write(JsonNode form, string name, string text)
    {
        if (form is not JsonObject fields)
            return;
        foreach (var (field, value) in fields.ToList())
        {
            if (field == name)
                fields[field] = text;
            else if (value is not null)
                Write(value, name, text);
        }
    }

    private string Plant(string text, Member owner, string? agency, bool mayMove = false)
    {
        Canaries.Add(new Canary(text, owner.Subject!, agency, mayMove));
        return text;
    }
}
