using System.Diagnostics;
using System.Text.Json;

namespace Portal.Fuzz;

/// <summary>Builds the world in a portal and sends it requests, one after the other.</summary>
internal sealed class FuzzRun : IDisposable
{
    private const double SlowMilliseconds = 2000;

    private readonly FuzzClient client;
    private readonly World world;
    private readonly RequestMaker maker;
    private readonly Judge judge;
    private readonly List<Finding> findings = [];
    private readonly Dictionary<string, int> counts = [];
    private readonly Dictionary<int, int> statuses = [];

    private FuzzRun(FuzzClient client, World world, IReadOnlyList<Operation> operations, JsonElement document)
    {
        this.client = client;
        this.world = world;
        maker = new RequestMaker(operations, world, client);
        judge = new Judge(world, new SchemaCheck(document));
    }

    public static async Task<FuzzRun> StartAsync(Uri portal)
    {
        using var http = new HttpClient { BaseAddress = portal };
        var document = JsonElement.Parse(await http.GetStringAsync(new Uri("/swagger/v1/swagger.json", UriKind.Relative)));
        var operations = Operation.ReadAll(document);
        var byId = operations.ToDictionary(operation => operation.Id);
        var client = new FuzzClient(portal);
        client.Use(byId);
        await client.SignInAsync();
        var world = new World(byId);
        await world.PlantAsync(client);
        await CheckPlantsAsync(client, world);
        return new FuzzRun(client, world, operations, document);
    }

    /// <param name="seed">Seed; the same one gives the same requests.</param>
    /// <param name="numbers">Which requests of it.</param>
    /// <param name="cancellationToken">Ends the run with what was found so far.</param>
    public async Task<FuzzReport> RunAsync(int seed, IEnumerable<int> numbers, CancellationToken cancellationToken)
    {
        var clock = Stopwatch.StartNew();
        var (sent, succeeded, slowest) = (0, 0, (Milliseconds: 0.0, Request: (FuzzRequest?)null));
        foreach (var number in numbers)
        {
            if (cancellationToken.IsCancellationRequested)
                break;

            var request = await maker.MakeAsync(seed, number);
            var answer = await SendAsync(request);
            sent++;
            if (answer is null)
                continue;

            succeeded += answer.Status < 300 ? 1 : 0;
            statuses[answer.Status] = statuses.GetValueOrDefault(answer.Status) + 1;
            if (answer.Milliseconds > slowest.Milliseconds)
                slowest = (answer.Milliseconds, request);
            world.Learn(request, answer);
        }

        return new FuzzReport(
            seed, sent, succeeded, statuses, slowest.Milliseconds, slowest.Request, clock.Elapsed.TotalSeconds, findings, counts);
    }

    public void Dispose() => client.Dispose();

    private async Task<FuzzAnswer?> SendAsync(FuzzRequest request)
    {
        try
        {
            var answer = await client.SendAsync(request);
            foreach (var finding in judge.Look(request, answer))
                Add(finding);
            // A busy machine is slow now and then; what is slow by itself is so again.
            if (answer.Milliseconds > SlowMilliseconds && (await client.SendAsync(request.Again())).Milliseconds > SlowMilliseconds)
                Add(new Finding("slow", request, $"{answer.Milliseconds:0} ms, twice"));
            return answer;
        }
        catch (Exception broken) when (broken is HttpRequestException or TaskCanceledException or IOException)
        {
            // Some oddities are too odd for the server: it closes. What hangs or breaks an answer is a finding.
            if (broken is not HttpRequestException { HttpRequestError: HttpRequestError.ResponseEnded or HttpRequestError.Unknown })
                Add(new Finding("5xx", request, broken.Message));
            return null;
        }
    }

    /// <summary>What is planted must be where it was planted, or its absence elsewhere would say nothing.</summary>
    private static async Task CheckPlantsAsync(FuzzClient client, World world)
    {
        var seen = "";
        foreach (var thing in world.Things.Where(thing => thing.Kind is "dossiers" or "petitions"))
        {
            await See("getOwnDossier", Member.Named(thing.Owner), $"/api/v1/citizen/{thing.Kind}/{thing.Id}");
            // What officers write each other stands in the history.
            if (thing.Kind == "dossiers")
                await See("getDossierHistory", Member.ReceptionOf(thing.Agency), $"/api/v1/agency/dossiers/{thing.Id}/history");
        }

        // Profiles and uploads have addresses of their own.
        var hidden = world.Canaries.FindAll(canary =>
            (canary.Agency ?? canary.Draft?.Agency) is not null && !seen.Contains(canary.Text, StringComparison.Ordinal));
        if (hidden.Count > 0)
            throw new InvalidOperationException($"Planted and not to be read by their owners: {string.Join(", ", hidden.Select(canary => canary.Text))}");

        async Task See(string operation, Member by, string path) =>
            seen += (await client.SendAsync(new FuzzRequest(0, world.Operation(operation), by, "GET", path))).Plain;
    }

    /// <summary>Counts every one and keeps the first of each operation and kind.</summary>
    private void Add(Finding finding)
    {
        counts[finding.Kind] = counts.GetValueOrDefault(finding.Kind) + 1;
        if (!findings.Any(known => known.Kind == finding.Kind && known.Request.Operation.Id == finding.Request.Operation.Id))
            findings.Add(finding);
    }
}
