using System.Runtime.InteropServices;
using Portal.Grains.Scoring.Folding;

namespace Portal.Grains.Scoring.Counting;

/// <summary>
/// Sums contributions by agency, procedure and period. One thread at a time. The sums lie side by side in few big
/// arrays: a recomputation makes hundreds of thousands of them, which would be as many objects to look after.
/// </summary>
internal sealed class Tally
{
    private const int VectorsPerSlab = 256;

    private readonly Dictionary<(string Agency, string Procedure), int> units = [];
    private readonly Dictionary<long, int> places = [];
    private readonly List<(string Agency, string Procedure)> names = [];
    private readonly List<CounterKey> keys = [];
    private readonly List<int> unitOf = [];
    private readonly List<long[]> slabs = [];

    /// <summary>Number of an agency and procedure, for <see cref="Of(int, int)"/>.</summary>
    public int UnitOf(string agency, string procedure)
    {
        ref var unit = ref CollectionsMarshal.GetValueRefOrAddDefault(units, (agency, procedure), out var exists);
        if (!exists)
        {
            unit = names.Count;
            names.Add((agency, procedure));
        }

        return unit;
    }

    /// <summary>The sums of a unit and a period, one for each measure; to be added to.</summary>
    public Span<long> Of(int unit, int period)
    {
        ref var place = ref CollectionsMarshal.GetValueRefOrAddDefault(places, ((long)unit << 32) | (uint)period, out var exists);
        if (!exists)
        {
            place = keys.Count;
            var (agency, procedure) = names[unit];
            keys.Add(new CounterKey(period, agency, procedure));
            unitOf.Add(unit);
            if (place % VectorsPerSlab == 0)
                slabs.Add(new long[VectorsPerSlab * MeasureDefinition.Count]);
        }

        return At(place);
    }

    /// <summary>The sums of a key.</summary>
    public Span<long> Of(in CounterKey key) => Of(UnitOf(key.Agency, key.Procedure), key.Period);

    /// <summary>Adds the sums of another tally.</summary>
    public void Add(Tally other)
    {
        for (var place = 0; place < other.keys.Count; place++)
            Add(other.keys[place], other.At(place), 1);
    }

    /// <summary>Adds counts, or takes them off.</summary>
    public void Add(in CounterKey key, ReadOnlySpan<long> counts, int sign)
    {
        var mine = Of(key);
        for (var i = 0; i < mine.Length; i++)
            mine[i] += sign * counts[i];
    }

    /// <summary>All sums that are not zero throughout, as copies, in the order of periods and agencies.</summary>
    public IEnumerable<KeyValuePair<CounterKey, long[]>> NonZero()
    {
        var order = Enumerable.Range(0, keys.Count).Where(place => At(place).ContainsAnyExcept(0)).ToArray();
        Array.Sort(order, (one, other) => Compare(keys[one], keys[other]));
        return order.Select(place => KeyValuePair.Create(keys[place], At(place).ToArray()));
    }

    /// <summary>The sums that are not zero throughout, by row and in the order of its parts; not copied.</summary>
    public IEnumerable<KeyValuePair<CounterRow, List<PartCounts>>> Rows()
    {
        var rows = new Dictionary<(int Unit, int Year), List<PartCounts>>();
        for (var place = 0; place < keys.Count; place++)
        {
            if (!At(place).ContainsAnyExcept(0))
                continue;

            var period = keys[place].Period;
            ref var parts = ref CollectionsMarshal.GetValueRefOrAddDefault(
                rows, (unitOf[place], CounterRow.YearOf(period)), out _);
            (parts ??= []).Add(new PartCounts(CounterRow.PartOf(period), MemoryAt(place)));
        }

        // One after the other as the table has them: neighbours share its pages.
        var order = rows.Select(row => KeyValuePair.Create(
            new CounterRow(row.Key.Year, names[row.Key.Unit].Agency, names[row.Key.Unit].Procedure), row.Value)).ToArray();
        Array.Sort(order, (one, other) => Compare(one.Key, other.Key));
        foreach (var row in order)
            row.Value.Sort((one, other) => one.Part.CompareTo(other.Part));
        return order;
    }

    private static int Compare(in CounterRow one, in CounterRow other) => Compare(
        new CounterKey(one.Year, one.Agency, one.Procedure), new CounterKey(other.Year, other.Agency, other.Procedure));

    private static int Compare(in CounterKey one, in CounterKey other)
    {
        if (one.Period != other.Period)
            return one.Period.CompareTo(other.Period);

        var agencies = string.CompareOrdinal(one.Agency, other.Agency);
        return agencies != 0 ? agencies : string.CompareOrdinal(one.Procedure, other.Procedure);
    }

    private Span<long> At(int place) => slabs[place / VectorsPerSlab]
        .AsSpan(place % VectorsPerSlab * MeasureDefinition.Count, MeasureDefinition.Count);

    private ReadOnlyMemory<long> MemoryAt(int place) => slabs[place / VectorsPerSlab]
        .AsMemory(place % VectorsPerSlab * MeasureDefinition.Count, MeasureDefinition.Count);
}

/// <summary>What a counter belongs to.</summary>
/// <param name="Period">Code of the period.</param>
/// <param name="Agency">Agency of the dossiers or petitions themselves.</param>
/// <param name="Procedure">Procedure; empty for petitions.</param>
internal readonly record struct CounterKey(int Period, string Agency, string Procedure);
