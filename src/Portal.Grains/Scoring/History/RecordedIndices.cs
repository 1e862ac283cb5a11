using Portal.Grains.Scoring.Rules;

namespace Portal.Grains.Scoring.History;

/// <summary>What is on record of a unit, as a profile counts it.</summary>
internal static class RecordedIndices
{
    /// <summary>
    /// The indices in the order of the rules. What the profile counts otherwise is missing when only the default one went
    /// on record; indices of another time, which these rules do not know, are left out.
    /// </summary>
    public static IEnumerable<RecordedIndex> Of(UnitIndices record, RuleSet rules)
    {
        var own = record.Find(rules.Profile.Id);
        return rules.Rules
            .Select(rule => own?.Indices.FirstOrDefault(index => index.Id == rule.Index.Id)
                ?? (rule.Points.AsksForResult ? null : record.Indices.FirstOrDefault(index => index.Id == rule.Index.Id)))
            .OfType<RecordedIndex>();
    }
}
