using System.Globalization;
using System.Text;
using System.Text.Json.Nodes;

namespace Portal.Fuzz;

/// <summary>Makes request number N of a seed: what the document describes, then some changes that it does not.</summary>
internal sealed class RequestMaker(IReadOnlyList<Operation> operations, World world, FuzzClient client)
{
    private static readonly string[] Agencies = [Member.Here, Member.Elsewhere, "H44", "H44.100", "H99"];
    private static readonly string[] Procedures = ["3.000489", "1.001978", "1.000828", "1.001122", "9.999999"];

    /// <summary>Would change how the whole portal behaves, for the requests after it too.</summary>
    private static readonly string[] Left = ["setClock"];

    private readonly IReadOnlyList<Operation> operations = [.. operations.Where(operation => !Left.Contains(operation.Id))];

    public async Task<FuzzRequest> MakeAsync(int seed, int number)
    {
        var random = new Random(unchecked(seed * 1_000_003 + number));
        var operation = operations[random.Next(operations.Count)];
        var by = random.Next(3) == 0 ? Anybody(random) : LikelyFor(operation, random);
        var changes = new List<string>();
        var thing = ThingFor(operation, by, random, changes);
        var target = TargetOf(operation, thing, random, changes);
        var headers = new List<(string, string)>();
        foreach (var (name, _) in operation.Parameters.Where(parameter => parameter.In == "header"))
            headers.Add((name, await HeaderAsync(name, by, target, random)));

        var request = new FuzzRequest(number, operation, by, operation.Method, target) { Headers = headers, Changes = changes };
        FillBody(request, random);
        if (random.Next(3) != 0)
        {
            for (var i = random.Next(1, 4); i > 0; i--)
                request = Change(request, random);
        }

        return request;
    }

    private static Member Anybody(Random random) => Member.All[random.Next(Member.All.Count)];

    /// <summary>Somebody of an audience that the address speaks to.</summary>
    private static Member LikelyFor(Operation operation, Random random)
    {
        var fits = Member.All.Where(member => operation.Path.Split('/') switch
        {
            [_, "api", _, "citizen", ..] => member.IsApplicant,
            [_, "api", _, "helper", ..] => member.Persona == "helper",
            [_, "api", _, "agency", ..] => member.IsOfAgency,
            [_, "api", _, "administration", ..] => member.Persona == "administrator",
            [_, "api", _, "ministry", ..] => member.Persona is "ministry" or "leader" or "manager",
            _ => true,
        }).ToList();
        return fits[random.Next(fits.Count)];
    }

    /// <summary>Mostly something of the caller's own; every third time a stranger's.</summary>
    private Thing? ThingFor(Operation operation, Member by, Random random, List<string> changes)
    {
        var kind = new[] { "dossiers", "petitions", "mandates", "uploads" }
            .FirstOrDefault(one => operation.Path.Contains($"/{one}/{{id}}", StringComparison.Ordinal));
        if (kind is null)
            return null;

        var all = world.Things.Where(thing => thing.Kind == kind).ToList();
        var own = all.Where(thing => thing.Owner == by.Name || (by.IsOfAgency && thing.Agency == by.Agency)).ToList();
        if (own.Count > 0 && random.Next(3) != 0)
            return own[random.Next(own.Count)];

        changes.Add("perhaps a stranger's");
        return all.Count == 0 ? null : all[random.Next(all.Count)];
    }

    private string TargetOf(Operation operation, Thing? thing, Random random, List<string> changes)
    {
        var target = new StringBuilder(operation.Path);
        foreach (var (name, _) in operation.Parameters.Where(parameter => parameter.In == "path"))
            target.Replace($"{{{name}}}", Uri.EscapeDataString(PathValue(operation, name, thing, random, changes)));

        var separator = '?';
        foreach (var (name, _) in operation.Parameters.Where(parameter => parameter.In == "query"))
        {
            if (name != "dryRun" && random.Next(3) == 0)
                continue;
            target.Append(separator).Append(name).Append('=').Append(Uri.EscapeDataString(QueryValue(name, random, changes)));
            separator = '&';
        }

        return target.ToString();
    }

    private string PathValue(Operation operation, string name, Thing? thing, Random random, List<string> changes)
    {
        if (random.Next(12) == 0)
        {
            changes.Add($"odd {name}");
            return Oddities.Text(random);
        }

        return name switch
        {
            "id" => thing?.Id ?? Guid.Empty.ToString(),
            "code" when operation.Path.Contains("procedures", StringComparison.Ordinal) => Procedures[random.Next(Procedures.Length)],
            "code" when operation.Path.StartsWith("/problems", StringComparison.Ordinal) => "request.invalid",
            "code" => Agencies[random.Next(Agencies.Length)],
            "number" => Pick(world.Numbers, random),
            "hash" => Pick(world.Hashes, random),
            "component" => "c1",
            "index" => random.Next(2) == 0 ? "2.1" : "4.1",
            "kind" => new[] { "agencies", "procedures", "holidays", "provisions", "announcements" }[random.Next(5)],
            _ => "1",
        };
    }

    private static string Pick(List<string> from, Random random) => from.Count == 0 ? "none" : from[random.Next(from.Count)];

    private static string QueryValue(string name, Random random, List<string> changes)
    {
        if (name != "dryRun" && random.Next(5) == 0)
        {
            changes.Add($"odd {name}");
            return Oddities.Text(random);
        }

        return name.ToUpperInvariant() switch
        {
            "DRYRUN" => "true",
            "AGENCY" or "PARENT" => Agencies[random.Next(Agencies.Length)],
            "PERIOD" => random.Next(2) == 0 ? "2026-08" : "2026",
            "PROFILE" => "portal-2026",
            "FORMAT" => random.Next(2) == 0 ? "csv" : "json",
            "PROCEDURE" => Procedures[random.Next(Procedures.Length)],
            "LIMIT" or "COUNT" => random.Next(1, 100).ToString(CultureInfo.InvariantCulture),
            "AFTER" or "OFFSET" or "VERSION" => random.Next(0, 5).ToString(CultureInfo.InvariantCulture),
            "DUEBEFORE" or "KNOWNAT" => "2026-08-31T00:00:00Z",
            "STATUS" => "submitted",
            "Q" => "khai sinh",
            _ => "1",
        };
    }

    private async Task<string> HeaderAsync(string name, Member by, string target, Random random) => name switch
    {
        "Idempotency-Key" => $"fuzz-{random.NextInt64():x16}",
        "If-Match" => random.Next(3) == 0 || by.Persona is null
            ? $"\"{random.Next(0, 6)}\""
            : await client.TagAsync(by, ThingPath(target)),
        "Tus-Resumable" => "1.0.0",
        "Upload-Length" => "24",
        "Upload-Offset" => "0",
        "Upload-Metadata" => $"filename {Convert.ToBase64String("a.pdf"u8)}",
        _ => "1",
    };

    /// <summary>The address of the thing itself: <c>/api/v1/agency/dossiers/ID</c> of any action below it.</summary>
    private static string ThingPath(string target) =>
        string.Join('/', target.Split('?')[0].Split('/').Take(target.Contains("/profile", StringComparison.Ordinal) ? 5 : 6));

    private void FillBody(FuzzRequest request, Random random)
    {
        if (request.Operation.Id == "continueUpload")
        {
            (request.Body, request.ContentType) = ("%PDF-1.4 something here"u8.ToArray(), "application/offset+octet-stream");
            return;
        }

        if (request.Operation.Example?.DeepClone() is not { } body)
            return;

        if (body is JsonObject about && about.ContainsKey("agency") && request.By.Agency is { } agency && random.Next(2) == 0)
            about["agency"] = agency;
        if (request.Operation.Id is "submitDossier" or "registerDossier")
            ((JsonObject)body)["form"] = world.FormFor(random.Next());
        if (body is JsonObject taken && taken.ContainsKey("assignee"))
            taken["assignee"] = "fuzz-specialist-" + (request.By.Agency == Member.Elsewhere ? "elsewhere" : "here");
        (request.Body, request.ContentType) = (Encoding.UTF8.GetBytes(body.ToJsonString()), "application/json");
    }

    private FuzzRequest Change(FuzzRequest request, Random random)
    {
        switch (random.Next(10))
        {
            case < 5 when request.Body is not null && request.ContentType == "application/json":
                return ChangeJson(request, random);
            case 5 when request.Body is not null:
                (request.Body, var how) = BodyChanges.ChangeBytes(request.Body, random);
                request.Changes.Add(how);
                return request;
            case 6:
                request.ContentType = new[] { "text/plain", "application/xml", "multipart/form-data", "application/json; charset=utf-16", "x", "" }
                    [random.Next(6)];
                request.Body ??= "{}"u8.ToArray();
                request.Changes.Add("type " + request.ContentType);
                return request;
            case 7:
                var method = new[] { "GET", "POST", "PUT", "PATCH", "DELETE", "HEAD", "OPTIONS", "TRACE", "PROPFIND" }[random.Next(9)];
                request.Changes.Add("method");
                return request with { Method = method };
            default:
                HeaderChanges.Change(request, client.TokenOf(request.By), random);
                return request;
        }
    }

    private static FuzzRequest ChangeJson(FuzzRequest request, Random random)
    {
        try
        {
            var body = JsonNode.Parse(request.Body)!;
            request.Changes.Add(BodyChanges.ChangeValue(body, random));
            request.Body = Encoding.UTF8.GetBytes(body.ToJsonString());
        }
        catch (Exception broken) when (broken is System.Text.Json.JsonException or InvalidOperationException or ArgumentException)
        {
            // Its bytes were changed before.
            request.Changes.Add("no JSON any more");
        }

        return request;
    }
}
