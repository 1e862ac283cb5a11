using Portal.Grains.Scoring.Counting;

namespace Portal.Grains.Scoring.Folding;

/// <summary>Counts as they are stored: one number after the other in the order of <see cref="Measure"/>.</summary>
internal static class CountsPacking
{
    public static byte[] Pack(ReadOnlySpan<long> counts, PackWriter writer)
    {
        foreach (var count in counts)
            writer.Signed(count);
        return writer.Take();
    }

    public static long[] Unpack(ReadOnlySpan<byte> packed)
    {
        var counts = new long[MeasureDefinition.Count];
        Unpack(packed, counts);
        return counts;
    }

    public static void Unpack(ReadOnlySpan<byte> packed, Span<long> counts)
    {
        var reader = new PackReader(packed);
        for (var i = 0; i < counts.Length; i++)
            counts[i] = reader.Signed();
    }
}
