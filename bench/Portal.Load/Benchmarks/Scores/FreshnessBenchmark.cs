using System.Diagnostics;
using System.Text.Json.Nodes;
using Portal.Load.Http;
using Portal.Load.Measure;
using Portal.Load.Processes;

namespace Portal.Load.Benchmarks.Scores;

/// <summary>
/// From the answer to a command until its effect is seen in a scorecard over HTTP, while citizens submit at full speed: a
/// counter registers one dossier after the other, and each time the scorecard of its unit is asked until it counts it.
/// </summary>
internal sealed class FreshnessBenchmark : IBenchmark
{
    private const string Family = "scores.freshness";
    private const string Unit = "H44.101";
    private static readonly TimeSpan Look = TimeSpan.FromMilliseconds(10);
    private static readonly TimeSpan TooLong = TimeSpan.FromSeconds(30);

    public IReadOnlyList<string> Figures { get; } = [$"{Family}_p50", $"{Family}_p99", $"{Family}_load"];

    public async Task RunAsync(BenchContext context, Selection selection, Figures figures)
    {
        for (var round = 1; round <= context.Options.Rounds; round++)
        {
            await using var portal = await ScorePortal.StartAsync(context);
            var tokens = await PortalServer.CitizenTokensAsync(portal.Server.Address, context.Options.Connections);
            var sources = Submissions.Sources(context, tokens);
            using (var warmup = new LoadClient(portal.Server.Port, sources))
                warmup.Run(context.Options.Warmup).OrFail("submissions, warm-up");

            using var client = new LoadClient(portal.Server.Port, sources);
            using var end = new CancellationTokenSource();
            var load = Task.Factory.StartNew(
                () => client.Run(context.Options.Measured * 3), end.Token, TaskCreationOptions.LongRunning, TaskScheduler.Default);
            var lags = await ProbeAsync(context, portal, load);
            var result = (await load).OrFail("submissions");
            BenchContext.Progress(
                $"freshness round {round}: {lags.Count} probes, p50 {lags.Percentile(0.5).TotalMilliseconds:0} ms, "
                + $"p99 {lags.Percentile(0.99).TotalMilliseconds:0} ms, at {result.Rate:0} submissions/s");
            figures.Add($"{Family}_p50", lags.Percentile(0.5).TotalMilliseconds, "ms");
            figures.Add($"{Family}_p99", lags.Percentile(0.99).TotalMilliseconds, "ms");
            figures.Add($"{Family}_load", result.Rate, "submissions/s");
        }
    }

    private static async Task<Histogram> ProbeAsync(BenchContext context, ScorePortal portal, Task load)
    {
        using var officer = await portal.SignInAsync("reception", Unit);
        using var reader = await portal.SignInAsync("ministry");
        var lags = new Histogram();
        for (var number = 1; !load.IsCompleted; number++)
        {
            await RegisterAsync(context, officer, number);
            var answered = Stopwatch.GetTimestamp();
            while (await ReceivedAsync(reader) < number)
            {
                if (Stopwatch.GetElapsedTime(answered) > TooLong)
                    throw new BenchFailedException($"A registered dossier is not in the scorecard after {TooLong.TotalSeconds:0} s.");
                await Task.Delay(Look);
            }

            lags.Record(Stopwatch.GetElapsedTime(answered));
        }

        return lags;
    }

    private static async Task RegisterAsync(BenchContext context, HttpClient officer, int number)
    {
        var body = JsonNode.Parse(context.Payload.Replace("{{number:6}}", $"{number:000000}", StringComparison.Ordinal))!;
        body["agency"] = Unit;
        body["channel"] = "direct";
        body["applicant"] = $"probe-{number}";
        using var request = new HttpRequestMessage(HttpMethod.Post, "/api/v1/agency/dossiers") { Content = JsonContent.Create(body) };
        request.Headers.Add("Idempotency-Key", $"probe-{number:000000000}");
        using var answer = await officer.SendAsync(request);
        if (!answer.IsSuccessStatusCode)
            throw new BenchFailedException($"The probe was refused: {await answer.Content.ReadAsStringAsync()}");
    }

    private static async Task<long> ReceivedAsync(HttpClient reader)
    {
        using var answer = await reader.GetAsync(new Uri($"/api/v1/ministry/units/{Unit}/scorecard", UriKind.Relative));
        if (!answer.IsSuccessStatusCode)
            return 0;
        var card = await answer.Content.ReadFromJsonAsync<JsonObject>();
        return card?["monitored"]?["received"]?.GetValue<long>() ?? 0;
    }
}
