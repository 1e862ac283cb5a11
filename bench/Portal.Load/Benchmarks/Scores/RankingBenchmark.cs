using Portal.Load.Http;
using Portal.Load.Measure;

namespace Portal.Load.Benchmarks.Scores;

/// <summary>
/// The ranking over HTTP: 34 provinces with 3,400 units beneath and 100 dossiers in each. Few connections: latencies, not
/// how much a saturated server can take.
/// </summary>
internal sealed class RankingBenchmark : IBenchmark
{
    private const string Family = "scores.ranking";
    private const int Dossiers = 340_000;
    private const int Connections = 4;

    public IReadOnlyList<string> Figures { get; } = ["scores.ranking_rate", "scores.ranking_p50", "scores.ranking_p99"];

    public async Task RunAsync(BenchContext context, Selection selection, Figures figures)
    {
        await using var portal = await ScorePortal.StartAsync(context);
        BenchContext.Progress($"writing {Dossiers:#,0} dossiers ...");
        await ScoreRows.WriteDossiersAsync(
            portal.Postgres, MadeDossier.Draw(portal.Country, Dossiers, TimeProvider.System.GetUtcNow(), seed: 766));
        await portal.ExecuteAsync("UPDATE score_checkpoint SET definition = ''");
        await portal.WaitAsync("first build", "SELECT definition <> '' FROM score_checkpoint");
        var serial = new Serial();
        var template = RequestTemplate.Create("GET", "/api/v1/ministry/ranking", ["Accept-Encoding: identity"], null);
        IRequestSource[] sources =
            [.. Enumerable.Range(0, Connections).Select(_ => new TemplateSource(template, serial, expected: 200))];
        Measurement.PrintHead();
        for (var round = 1; round <= context.Options.Rounds; round++)
        {
            var measurement = Measurement.Take(context, portal.Server, sources, "ranking");
            measurement.PrintRow("ranking, 34 of 3,434 units", round);
            figures.Add($"{Family}_rate", measurement.Result.Rate, "requests/s");
            figures.Add($"{Family}_p50", measurement.Result.Latencies.Percentile(0.5).TotalMilliseconds, "ms");
            figures.Add($"{Family}_p99", measurement.Result.Latencies.Percentile(0.99).TotalMilliseconds, "ms");
        }
    }
}
