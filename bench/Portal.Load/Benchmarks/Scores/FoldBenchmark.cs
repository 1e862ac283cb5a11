using System.Diagnostics;
using Portal.Load.Measure;

namespace Portal.Load.Benchmarks.Scores;

/// <summary>
/// How fast the fold catches up: events that become visible in one moment, until its place in the journal is behind the
/// last of them. <c>fold_rate</c>: the six events of each dossier in the order of a month, those of many dossiers
/// between each other. <c>fold_rate_distinct</c>: the acceptance of each dossier, so that every event changes the counters.
/// </summary>
internal sealed class FoldBenchmark : IBenchmark
{
    private const string Rate = "scores.fold_rate";
    private const string DistinctRate = "scores.fold_rate_distinct";
    private const int Events = 600_000;
    private const int DistinctEvents = 200_000;

    public IReadOnlyList<string> Figures { get; } = [Rate, DistinctRate];

    public async Task RunAsync(BenchContext context, Selection selection, Figures figures)
    {
        for (var round = 1; round <= context.Options.Rounds; round++)
        {
            if (selection.Wants(Rate))
                await MeasureAsync(context, figures, Rate, Events / ScoreRows.EventsOfDossier, ScoreRows.AllSteps, round);
            if (selection.Wants(DistinctRate))
                await MeasureAsync(context, figures, DistinctRate, DistinctEvents, ScoreRows.Acceptance, round);
        }
    }

    private static async Task MeasureAsync(
        BenchContext context, Figures figures, string figure, int dossiers, Range steps, int round)
    {
        await using var portal = await ScorePortal.StartAsync(context);
        await portal.WaitAsync("first build", "SELECT definition <> '' FROM score_checkpoint");
        var drawn = MadeDossier.Draw(portal.Country, dossiers, TimeProvider.System.GetUtcNow(), seed: round).ToArray();
        await ScoreRows.WriteDossiersAsync(portal.Postgres, drawn);
        await ScoreRows.WriteEventsAsync(portal.Postgres, drawn, steps);
        var started = Stopwatch.GetTimestamp();
        var last = await portal.NumberAsync("SELECT max(position) FROM dossier_event");
        await portal.WaitAsync("fold", $"SELECT dossier_position >= {last} FROM score_checkpoint");
        var seconds = Stopwatch.GetElapsedTime(started).TotalSeconds;
        var events = dossiers * steps.GetOffsetAndLength(ScoreRows.EventsOfDossier).Length;
        BenchContext.Progress($"{figure} round {round}: {events:#,0} events in {seconds:0.00} s");
        figures.Add(figure, events / seconds, "events/s");
    }
}
