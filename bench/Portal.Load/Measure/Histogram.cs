using System.Numerics;

namespace Portal.Load.Measure;

/// <summary>
/// Counts of latencies in log-linear buckets: 64 steps within every power of two of microseconds, so a percentile is
/// exact to 1.6 % from one microsecond to over an hour.
/// </summary>
internal sealed class Histogram
{
    private const int StepBits = 6;
    private const int Steps = 1 << StepBits;

    private readonly long[] buckets = new long[Steps * 28];
    private long maximum;

    public long Count { get; private set; }

    public TimeSpan Maximum => TimeSpan.FromMicroseconds(maximum);

    public void Record(TimeSpan latency)
    {
        var microseconds = Math.Max(0, (long)latency.TotalMicroseconds);
        buckets[Math.Min(Index(microseconds), buckets.Length - 1)]++;
        maximum = Math.Max(maximum, microseconds);
        Count++;
    }

    /// <summary>The latency that the given share (0 to 1) of all answers did not exceed.</summary>
    public TimeSpan Percentile(double share)
    {
        var wanted = Math.Max(1, (long)Math.Ceiling(Count * share));
        long seen = 0;
        for (var i = 0; i < buckets.Length; i++)
        {
            seen += buckets[i];
            if (seen >= wanted)
                return TimeSpan.FromMicroseconds(Math.Min(UpperEnd(i), maximum));
        }

        return Maximum;
    }

    private static int Index(long value)
    {
        if (value < Steps)
            return (int)value;
        var shift = BitOperations.Log2((ulong)value) - StepBits;
        return ((shift + 1) << StepBits) + (int)(value >> shift) - Steps;
    }

    private static long UpperEnd(int index)
    {
        if (index < Steps)
            return index;
        var shift = (index >> StepBits) - 1;
        return (((long)(index & (Steps - 1)) + Steps + 1) << shift) - 1;
    }
}
