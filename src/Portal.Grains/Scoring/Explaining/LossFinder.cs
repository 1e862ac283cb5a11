using System.Collections.Immutable;
using Portal.Grains.Scoring.Counting;
using Portal.Grains.Scoring.Procedures;
using Portal.Grains.Scoring.Rules;
using Portal.Grains.Scoring.Scorecards;

namespace Portal.Grains.Scoring.Explaining;

/// <summary>Finds the procedures behind lost points, in the counters that the points were made of.</summary>
internal static class LossFinder
{
    /// <summary>The losses of an index, or <see langword="null"/> when the unit does not count it.</summary>
    public static IndexLosses? Find(ScoreTable table, UnitScore unit, string profile, string index)
    {
        if (unit.Card(profile).Find(index) is not { } scored)
            return null;

        var losses = Missing(table, unit, scored.Rule)
            .Where(loss => loss.Missing > 0)
            .Select(loss => loss with { Gain = Gains.Of(table.RulesOf(profile), unit, index, loss.Missing) })
            .OrderByDescending(loss => loss.Missing)
            .ThenBy(loss => loss.Code, StringComparer.Ordinal);
        return new IndexLosses(scored, scored.Max - (scored.Points ?? 0), [.. losses]);
    }

    private static IEnumerable<Loss> Missing(ScoreTable table, UnitScore unit, IndexRule rule)
    {
        var index = rule.Index.Id;
        if (MeasuredIndices.Find(index) is { } measured)
        {
            return from procedure in unit.Counts?.Procedures ?? ImmutableDictionary<string, Counts>.Empty
                   let measures = table.MeasuresOf(measured, rule, procedure.Key)
                   where measures is not null
                   let count = UnitScore.CountOf(measures, procedure.Value)
                   select Procedure(table, procedure.Key, count.Numerator, count.Denominator);
        }

        if (ProcedureIndices.Find(index) is { } counted)
        {
            return counted.Missing(table.SetsOf(unit.Agency.Code), unit.CountsOf)
                .Select(code => Procedure(table, code, 0, 1));
        }

        return index switch
        {
            "4.6" => table.MissingOf(unit.Agency.Code, index).Select(code => new Loss(code, table.Agencies.Find(code)?.Name, 0, 1, 0)),
            _ => table.MissingOf(unit.Agency.Code, index).Select(code => Procedure(table, code, 0, 1)),
        };
    }

    private static Loss Procedure(ScoreTable table, string code, long numerator, long denominator) =>
        new(code, table.Catalogue.ProcedureInForce(code, table.Day)?.Name, numerator, denominator, 0);
}
