using System.Numerics;
using Portal.Grains.Scoring.Counting;

namespace Portal.Grains.Scoring.Folding;

/// <summary>
/// The counters of a row as they are stored: for each period of the year its place, a bit for each measure that is not
/// zero, and these numbers in the order of <see cref="Measure"/>. Periods in which nothing counts are left out.
/// </summary>
internal static class CountsPacking
{
    /// <summary>Adds sums to packed counters; the sums are in the order of the parts of the year.</summary>
    public static byte[] Add(ReadOnlySpan<byte> packed, IReadOnlyList<PartCounts> sums, PackWriter writer)
    {
        Span<long> counts = stackalloc long[MeasureDefinition.Count];
        var reader = new PackReader(packed);
        var next = 0;
        while (!reader.IsAtEnd)
        {
            var part = ReadPart(ref reader, counts);
            for (; next < sums.Count && sums[next].Part < part; next++)
                WritePart(sums[next].Part, sums[next].Counts.Span, writer);
            if (next < sums.Count && sums[next].Part == part)
            {
                var added = sums[next++].Counts.Span;
                for (var i = 0; i < counts.Length; i++)
                    counts[i] += added[i];
            }

            WritePart(part, counts, writer);
        }

        for (; next < sums.Count; next++)
            WritePart(sums[next].Part, sums[next].Counts.Span, writer);
        return writer.Take();
    }

    /// <summary>The counts of the next part of the year in which something counts; false after the last one.</summary>
    public static bool TryReadPart(ref ReadOnlySpan<byte> packed, out int part, scoped Span<long> counts)
    {
        part = 0;
        if (packed.IsEmpty)
            return false;

        var reader = new PackReader(packed);
        part = ReadPart(ref reader, counts);
        packed = packed[^reader.Left..];
        return true;
    }

    /// <summary>All counters of a row.</summary>
    public static IEnumerable<KeyValuePair<CounterKey, long[]>> ReadAll(CounterRow row, byte[] packed)
    {
        for (var offset = 0; offset < packed.Length;)
        {
            var counts = new long[MeasureDefinition.Count];
            var part = ReadPart(packed, ref offset, counts);
            yield return KeyValuePair.Create(new CounterKey(row.PeriodOf(part), row.Agency, row.Procedure), counts);
        }
    }

    private static int ReadPart(byte[] packed, ref int offset, long[] counts)
    {
        var reader = new PackReader(packed.AsSpan(offset));
        var part = ReadPart(ref reader, counts);
        offset = packed.Length - reader.Left;
        return part;
    }

    private static int ReadPart(ref PackReader reader, scoped Span<long> counts)
    {
        counts.Clear();
        var part = (int)reader.Number();
        for (var left = reader.Number(); left != 0; left &= left - 1)
            counts[BitOperations.TrailingZeroCount(left)] = reader.Signed();
        return part;
    }

    private static void WritePart(int part, ReadOnlySpan<long> counts, PackWriter writer)
    {
        ulong present = 0;
        for (var i = 0; i < counts.Length; i++)
        {
            if (counts[i] != 0)
                present |= 1UL << i;
        }

        if (present == 0)
            return;

        writer.Number((ulong)part);
        writer.Number(present);
        for (var left = present; left != 0; left &= left - 1)
            writer.Signed(counts[BitOperations.TrailingZeroCount(left)]);
    }
}

/// <summary>Counts of one part of a year.</summary>
/// <param name="Part">Place of the period in its year.</param>
/// <param name="Counts">One number for each measure.</param>
internal readonly record struct PartCounts(int Part, ReadOnlyMemory<long> Counts);
