using System.Collections.Immutable;
using Portal.Grains.Scoring.History;

namespace Portal.Grains.Scoring.Scorecards;

/// <summary>What goes on record for a period: the indices of every unit that has dossiers or petitions, as shown now.</summary>
internal sealed class ScoreRecords(IScorecards scorecards) : IRecordSource
{
    public async Task<ImmutableArray<UnitRecord>> ReadAsync(ScorePeriod period, CancellationToken cancellationToken)
    {
        var table = await scorecards.OfAsync(period, cancellationToken);
        return
        [
            .. from agency in table.Agencies.All
               let unit = table.Find(agency.Code)
               where unit.Counts is not null
               select new UnitRecord(agency.Code,
                   [.. unit.Indices.Select(index => new RecordedIndex(index.Id, index.Numerator, index.Denominator))]),
        ];
    }
}
