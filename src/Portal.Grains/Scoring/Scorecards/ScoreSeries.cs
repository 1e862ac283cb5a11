using System.Collections.Immutable;

namespace Portal.Grains.Scoring.Scorecards;

/// <summary>Goes back from table to table.</summary>
internal sealed class ScoreSeries(IScorecards scorecards) : IScoreSeries
{
    public async Task<ImmutableArray<PeriodPoint>> OfAsync(
        string agency, ScorePeriod last, string profile, int count, CancellationToken cancellationToken)
    {
        var points = new List<PeriodPoint>();
        for (var period = last; period is not null && points.Count < count; period = period.Previous)
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
}
