using System.Collections.Immutable;
using Portal.Grains.Scoring.History;
using Portal.Grains.Scoring.Rules;

namespace Portal.Grains.Scoring.Scorecards;

/// <summary>
/// What goes on record for a period: the indices of every unit that has dossiers or petitions, as shown now, and beside
/// them what other profiles count otherwise.
/// </summary>
internal sealed class ShownIndices(IScorecards scorecards, IndexCatalogue catalogue) : IShownIndices
{
    public async Task<ImmutableArray<UnitIndices>> ReadAsync(ScorePeriod period, CancellationToken cancellationToken)
    {
        var table = await scorecards.OfAsync(period, cancellationToken);
        return
        [
            .. from agency in table.Agencies.All
               let unit = table.Find(agency.Code)
               where unit.Counts is not null
               select new UnitIndices(
                   agency.Code,
                   [.. unit.Indices.Select(RecordOf)],
                   [.. Others.Select(profile => new ProfileIndices(profile, [.. Otherwise(table.RulesOf(profile), unit)]))]),
        ];
    }

    private IEnumerable<string> Others =>
        catalogue.Profiles.Select(profile => profile.Id).Where(id => id != IndexCatalogue.DefaultProfile);

    private static IEnumerable<RecordedIndex> Otherwise(RuleSet rules, UnitScore unit) =>
        from index in unit.Card(rules.Profile.Id).Indices
        where index.Rule.Points.AsksForResult
        select RecordOf(index.Count);

    private static RecordedIndex RecordOf(IndexCount count) => new(count.Id, count.Numerator, count.Denominator);
}
