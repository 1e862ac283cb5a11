using Portal.Grains.Scoring.Counting;

namespace Portal.Grains.Scoring.Board;

/// <summary>What changes in the counts of one unit.</summary>
internal sealed class UnitChange
{
    private readonly long[] total = new long[MeasureDefinition.Count];
    private readonly Dictionary<string, long[]> procedures = [];

    public void AddTotal(Counts? before, Counts after) => Add(total, before, after);

    public void AddProcedure(string procedure, Counts? before, Counts after)
    {
        if (!procedures.TryGetValue(procedure, out var sums))
            procedures.Add(procedure, sums = new long[MeasureDefinition.Count]);
        Add(sums, before, after);
    }

    public UnitCounts ApplyTo(UnitCounts? unit)
    {
        var byProcedure = unit is null ? [] : new Dictionary<string, Counts>(unit.Procedures);
        foreach (var (procedure, sums) in procedures)
            byProcedure[procedure] = Sum(byProcedure.GetValueOrDefault(procedure), sums);
        return new UnitCounts(Sum(unit?.Total, total), byProcedure);
    }

    private static void Add(long[] sums, Counts? before, Counts after)
    {
        for (var i = 0; i < sums.Length; i++)
            sums[i] += after.Values[i] - (before is null ? 0 : before.Values[i]);
    }

    private static Counts Sum(Counts? counts, long[] added)
    {
        var sums = counts is null ? new long[added.Length] : counts.Values.ToArray();
        for (var i = 0; i < sums.Length; i++)
            sums[i] += added[i];
        return Counts.Of(sums);
    }
}
