using Portal.Grains.Scoring;
using Portal.Grains.Scoring.Board;
using Portal.Grains.Scoring.Counting;

namespace Portal.Grains.Tests.Scoring.Scorecards;

/// <summary>A board whose counters are set by hand; periods that were not set have none.</summary>
internal sealed class HandBoard : IScoreBoard
{
    private readonly Dictionary<string, PeriodBoard> periods = new(StringComparer.Ordinal);
    private long version;

    /// <summary>Adds the counters of units to a period; what is not named stays as it was.</summary>
    public void Set(ScorePeriod period, params (string Agency, UnitCounts Counts)[] units)
    {
        var all = periods.TryGetValue(period.Name, out var before)
            ? before.Agencies.ToDictionary(code => code, code => before.Find(code)!, StringComparer.Ordinal)
            : [];
        foreach (var (agency, counts) in units)
            all[agency] = counts;
        periods[period.Name] = new PeriodBoard(period, period.To, ++version, all);
    }

    public ValueTask<PeriodBoard> OfAsync(ScorePeriod period, CancellationToken cancellationToken)
    {
        if (!periods.TryGetValue(period.Name, out var board))
            periods.Add(period.Name, board = new PeriodBoard(period, period.To, 0, new Dictionary<string, UnitCounts>()));
        return ValueTask.FromResult(board);
    }

    public Task LoadAsync(IEnumerable<ScorePeriod> asked, CancellationToken cancellationToken) => Task.CompletedTask;

    public Task<PeriodBoard> ChangedAsync(ScorePeriod period, long after, CancellationToken cancellationToken) =>
        throw new NotSupportedException("Nobody waits here.");

    /// <summary>Counters over procedures.</summary>
    public static UnitCounts Counts(params (string Procedure, (Measure Measure, long Count)[] Values)[] procedures)
    {
        var byProcedure = new Dictionary<string, Counts>(StringComparer.Ordinal);
        var total = new long[MeasureDefinition.Count];
        foreach (var (procedure, values) in procedures)
        {
            var counts = new long[MeasureDefinition.Count];
            foreach (var (measure, count) in values)
            {
                counts[(int)measure] += count;
                total[(int)measure] += count;
            }

            if (procedure.Length > 0)
                byProcedure[procedure] = Portal.Grains.Scoring.Counting.Counts.Of(counts);
        }

        return new UnitCounts(Portal.Grains.Scoring.Counting.Counts.Of(total), byProcedure);
    }

    /// <summary>Counters of one procedure with dossiers, some of them on time and satisfied.</summary>
    public static UnitCounts OnTime(long onTime, long all, string procedure = "1.001193") =>
        Counts((procedure, [(Measure.Dossiers, all), (Measure.OnTime, onTime), (Measure.Satisfied, onTime)]));
}
