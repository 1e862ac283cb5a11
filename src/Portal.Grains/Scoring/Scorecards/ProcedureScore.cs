using Portal.Grains.Scoring.Explaining;
using Portal.Grains.Scoring.Procedures;
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
        var procedures = from index in ProcedureIndices.All
                         where rules.Find(index.Id) is not null
                         select index.CountOne(sets, procedure, counts);
        // A period may be older than the first rules; then nothing is scored, as for the unit as a whole.
        return rules.Score(dossiers.Concat(procedures));
    }
}
