namespace Portal.Grains.Scoring.Counting;

/// <summary>Sums contributions by agency, procedure and period. One thread at a time.</summary>
internal sealed class Tally
{
    private readonly Dictionary<(string Agency, string Procedure), UnitTally> units = [];

    /// <summary>The sums of an agency and procedure.</summary>
    public UnitTally Of(string agency, string procedure)
    {
        if (!units.TryGetValue((agency, procedure), out var unit))
            units.Add((agency, procedure), unit = new UnitTally());
        return unit;
    }

    /// <summary>Adds the sums of another tally.</summary>
    public void Add(Tally other)
    {
        foreach (var (key, counts) in other.All())
        {
            var mine = Of(key.Agency, key.Procedure).Of(key.Period);
            for (var i = 0; i < mine.Length; i++)
                mine[i] += counts[i];
        }
    }

    /// <summary>All sums that are not zero throughout.</summary>
    public IEnumerable<KeyValuePair<CounterKey, long[]>> NonZero() =>
        All().Where(counter => counter.Value.AsSpan().ContainsAnyExcept(0));

    private IEnumerable<KeyValuePair<CounterKey, long[]>> All() =>
        from unit in units
        from period in unit.Value.Periods
        select KeyValuePair.Create(new CounterKey(period.Key, unit.Key.Agency, unit.Key.Procedure), period.Value);
}

/// <summary>The sums of one agency and procedure.</summary>
internal sealed class UnitTally
{
    private readonly Dictionary<int, long[]> periods = [];

    public IEnumerable<KeyValuePair<int, long[]>> Periods => periods;

    /// <summary>The sums of a period, one for each measure; to be added to.</summary>
    public long[] Of(int period)
    {
        if (!periods.TryGetValue(period, out var counts))
            periods.Add(period, counts = new long[MeasureDefinition.Count]);
        return counts;
    }
}

/// <summary>What a counter belongs to.</summary>
/// <param name="Period">Code of the period.</param>
/// <param name="Agency">Agency of the dossiers or petitions themselves.</param>
/// <param name="Procedure">Procedure; empty for petitions.</param>
internal readonly record struct CounterKey(int Period, string Agency, string Procedure);
