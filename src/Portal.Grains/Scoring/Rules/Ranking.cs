using System.Collections.Immutable;

namespace Portal.Grains.Scoring.Rules;

/// <summary>
/// Order of units of one kind: by total; equal totals by the exact sum, then by code, and marked as equal; units without
/// data stand at the end and have no rank. Source: decision 766, section 4.
/// </summary>
public static class Ranking
{
    /// <summary>The units in their order.</summary>
    public static ImmutableArray<RankedUnit> Of(IEnumerable<RankEntry> units)
    {
        var ordered = units
            .OrderByDescending(unit => unit.HasData)
            .ThenByDescending(unit => unit.Total)
            .ThenByDescending(unit => unit.Exact)
            .ThenBy(unit => unit.Code, StringComparer.Ordinal)
            .ToArray();
        var ranked = ImmutableArray.CreateBuilder<RankedUnit>(ordered.Length);
        for (var i = 0; i < ordered.Length; i++)
        {
            var isEqual = IsEqual(ordered, i, i - 1) || IsEqual(ordered, i, i + 1);
            ranked.Add(new RankedUnit(ordered[i], ordered[i].HasData ? i + 1 : null, isEqual));
        }

        return ranked.MoveToImmutable();
    }

    private static bool IsEqual(RankEntry[] units, int one, int other) =>
        other >= 0 && other < units.Length
        && units[one].HasData && units[other].HasData
        && units[one].Total == units[other].Total;
}
