using Portal.Grains.Agencies;
using Portal.Grains.Scoring.Counting;

namespace Portal.Grains.Scoring.Board;

/// <summary>The counters of all units for one period at one moment; never changes.</summary>
public sealed class PeriodBoard
{
    private readonly IReadOnlyDictionary<string, UnitCounts> units;

    internal PeriodBoard(
        ScorePeriod period, DateTimeOffset asOf, long version, IReadOnlyDictionary<string, UnitCounts> units)
    {
        Period = period;
        AsOf = asOf;
        Version = version;
        this.units = units;
    }

    /// <summary>A board of sums, each for the agency that has the dossiers.</summary>
    internal static PeriodBoard Of(ScorePeriod period, DateTimeOffset asOf, AgencyTree agencies, Tally tally)
    {
        var leaves = tally.NonZero().Select(pair =>
            KeyValuePair.Create((pair.Key.Agency, pair.Key.Procedure), Counts.Of(pair.Value)));
        return new PeriodBoard(period, asOf, 0, UnitChanges.Of(agencies, leaves).ApplyTo([]));
    }

    /// <summary>Period.</summary>
    public ScorePeriod Period { get; }

    /// <summary>Until when is counted: the last fold, or the end of the period.</summary>
    public DateTimeOffset AsOf { get; }

    /// <summary>Grows whenever a counter of this period changes; 0 when there is none yet. The same for all processes.</summary>
    public long Version { get; }

    /// <summary>Codes of the units that have counters of their own or below them.</summary>
    public IEnumerable<string> Agencies => units.Keys;

    /// <summary>
    /// Counters of a unit and all units below it; <see langword="null"/> when there is nothing to count.
    /// </summary>
    public UnitCounts? Find(string agency) => units.GetValueOrDefault(agency);

    /// <summary>Whether another board holds the very same counters: nothing changed between the two.</summary>
    internal bool HasUnitsOf(PeriodBoard other) => ReferenceEquals(units, other.units);
}
