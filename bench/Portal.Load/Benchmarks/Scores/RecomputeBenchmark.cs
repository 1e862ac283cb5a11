using System.Diagnostics;
using Portal.Load.Measure;

namespace Portal.Load.Benchmarks.Scores;

/// <summary>
/// All facts and counters built anew from the dossiers, as after a change of the rules: from the moment the stored
/// counters are declared outdated until the new ones are committed. The greatest size takes minutes to write, and is
/// measured only when recomputations are asked for by name.
/// </summary>
internal sealed class RecomputeBenchmark : IBenchmark
{
    private const string Family = "scores.recompute";
    private const int MostWithOthers = 1_000_000;

    private static readonly (string Figure, int Dossiers)[] Sizes =
        [("scores.recompute_100k", 100_000), ("scores.recompute_1m", 1_000_000), ("scores.recompute_3m", 3_000_000)];

    public IReadOnlyList<string> Figures { get; } = [.. Sizes.Select(size => size.Figure)];

    public async Task RunAsync(BenchContext context, Selection selection, Figures figures)
    {
        await using var portal = await ScorePortal.StartAsync(context);
        var written = 0;
        foreach (var (figure, count) in Sizes.Where(size =>
            selection.Wants(size.Figure) && (size.Dossiers <= MostWithOthers || selection.Names(Family))))
        {
            BenchContext.Progress($"writing {count - written:#,0} dossiers ...");
            await ScoreRows.WriteDossiersAsync(
                portal.Postgres, MadeDossier.Draw(portal.Country, count - written, TimeProvider.System.GetUtcNow(), seed: count));
            await ScoreRows.AnalyzeAsync(portal.Postgres);
            written = count;
            for (var round = 1; round <= context.Options.Rounds; round++)
            {
                var seconds = await RebuildAsync(portal);
                BenchContext.Progress($"{figure} round {round}: {seconds:0.00} s");
                figures.Add(figure, seconds, "s");
            }
        }
    }

    private static async Task<double> RebuildAsync(ScorePortal portal)
    {
        await portal.ExecuteAsync("CHECKPOINT");
        var started = Stopwatch.GetTimestamp();
        await portal.ExecuteAsync("UPDATE score_checkpoint SET definition = ''");
        await portal.WaitAsync("recomputation", "SELECT definition <> '' FROM score_checkpoint");
        return Stopwatch.GetElapsedTime(started).TotalSeconds;
    }
}
