using Portal.Grains.Scoring.Counting;
using Portal.Grains.Scoring.Explaining;
using Portal.Grains.Scoring.Rules;

namespace Portal.Grains.Scoring.Scorecards;

/// <summary>
/// The score of a unit in one procedure: everything but satisfaction, and but what only a ministry or province as a whole
/// is scored for. Source: decision 766, section 3.4.
/// </summary>
public static class ProcedureScore
{
    /// <summary>The scorecard.</summary>
    public static Scorecard Of(ScoreTable table, UnitScore unit, string procedure, string profile)
    {
        var counts = unit.CountsOf(procedure);
        var sets = table.SetsOf(unit.Agency.Code);
        var rules = table.RulesOf(profile);
        var dossiers = from index in CaseKinds.Dossiers.Indices
                       where index.Id != "5.4"
                       let rule = rules.Find(index.Id)
                       where rule is not null
                       select table.MeasuresOf(index, rule, procedure) is { } measures
                           ? UnitScore.CountOf(measures, counts)
                           : new IndexCount(index.Id, 0, 0);
        IndexCount[] procedures =
        [
            One("3.1", sets.UnderAuthority, sets.OfferedOnline.Contains(procedure)),
            One("3.2", sets.OnlineServices, counts[Measure.ReceivedOnline] > 0),
            One("3.4", sets.WithFee, sets.PaymentIntegrated.Contains(procedure)),
            One("3.5", sets.WithFee, counts[Measure.OnlinePayments] > 0),
            One("4.5a", sets.ForCitizens, counts[Measure.PopulationData] > 0),
        ];
        // A period may be older than the first rules; then nothing is scored, as for the unit as a whole.
        return rules.Score(dossiers.Concat(procedures.Where(count => rules.Find(count.Id) is not null)));

        IndexCount One(string index, IReadOnlySet<string> below, bool meets) =>
            below.Contains(procedure) ? new(index, meets ? 1 : 0, 1) : new(index, 0, 0);
    }
}
