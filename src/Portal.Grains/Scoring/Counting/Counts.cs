using System.Collections.Immutable;

namespace Portal.Grains.Scoring.Counting;

/// <summary>A vector of counts, one for each <see cref="Measure"/>; never changes.</summary>
public sealed class Counts
{
    private readonly ImmutableArray<long> values;

    internal Counts(ImmutableArray<long> values) => this.values = values;

    /// <summary>Nothing counted.</summary>
    public static Counts Zero { get; } = new([.. new long[MeasureDefinition.Count]]);

    /// <summary>How many.</summary>
    public long this[Measure measure] => values[(int)measure];

    internal ReadOnlySpan<long> Values => values.AsSpan();

    internal static Counts Of(ReadOnlySpan<long> values) => new([.. values]);
}
