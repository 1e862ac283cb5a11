using System.Collections.Immutable;
using Portal.Grains.Scoring.Board;

namespace Portal.Grains.Scoring.Scorecards;

/// <summary>Goes back from table to table.</summary>
internal sealed class ScoreSeries(IScoreBoard board, IScorecards scorecards) : IScoreSeries
{
    public async Task<ImmutableArray<PeriodPoint>> OfAsync(
        string agency, ScorePeriod last, string profile, int count, CancellationToken cancellationToken)
    {
        ScorePeriod[] periods = [.. UpTo(last).Take(count)];
        await board.LoadAsync(periods, cancellationToken);
        var points = new List<PeriodPoint>();
        foreach (var period in periods)
        {
            var table = await scorecards.OfAsync(period, cancellationToken);
            if (table.Find(agency) is not { } unit)
                break;

            var card = unit.Card(profile);
            points.Add(new PeriodPoint(period, card, RankMaker.RankOf(table, unit.Agency, card)));
        }

        points.Reverse();
        return [.. points];
    }

    private static IEnumerable<ScorePeriod> UpTo(ScorePeriod last)
    {
        for (var period = last; period is not null; period = period.Previous)
            yield return period;
    }
}
