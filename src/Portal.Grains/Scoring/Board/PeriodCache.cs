using Portal.Grains.Agencies;
using Portal.Grains.Scoring.Counting;
using Portal.Grains.Scoring.Folding;

namespace Portal.Grains.Scoring.Board;

/// <summary>
/// The counters of one period: the leaves as stored, and what they add up to. One thread at a time; the boards that it
/// hands out never change.
/// </summary>
internal sealed class PeriodCache(ScorePeriod period, int code)
{
    private readonly Dictionary<(string Agency, string Procedure), Counts> leaves = [];
    private Dictionary<string, UnitCounts> units = [];
    private UnitChanges changes = new(AgencyTree.Empty);
    private AgencyTree? tree;
    private long version;
    private long shown;

    /// <summary>Year of the period.</summary>
    public int Year => CounterRow.YearOf(code);

    /// <summary>Its place in the rows of the year.</summary>
    public int Part => CounterRow.PartOf(code);

    /// <summary>The build of all counters from which its own are; negative when it has none.</summary>
    public long Built { get; private set; } = -1;

    /// <summary>The newest version that it has looked at.</summary>
    public long Read { get; private set; }

    /// <summary>Rows follow that are newer than what is here.</summary>
    public void Begin(AgencyTree agencies) => changes = new UnitChanges(agencies);

    /// <summary>All rows of a build follow: nothing that is here is of use.</summary>
    public void BeginAnew(long built, AgencyTree agencies)
    {
        shown = version;
        leaves.Clear();
        (units, Built, version, Read, tree, changes) = ([], built, 0, 0, agencies, new UnitChanges(agencies));
    }

    /// <summary>Takes over the counters of the period in a row of the year, unless they are what they were.</summary>
    public void Take(string agency, string procedure, long rowVersion, ReadOnlySpan<long> counted)
    {
        Read = Math.Max(Read, rowVersion);
        var before = leaves.GetValueOrDefault((agency, procedure));
        if (before is null ? !counted.ContainsAnyExcept(0) : before.Values.SequenceEqual(counted))
            return;

        var counts = Counts.Of(counted);
        changes.Add(agency, procedure, before, counts);
        leaves[(agency, procedure)] = counts;
        version = Math.Max(version, rowVersion);
    }

    /// <summary>The board of all that was taken.</summary>
    public PeriodBoard End(Checkpoint checkpoint, AgencyTree agencies)
    {
        if (tree != agencies)
        {
            units = [];
            changes = UnitChanges.Of(agencies, leaves);
        }

        tree = agencies;
        units = changes.ApplyTo(units);
        // Also when nothing is left to count, whoever waits for a change has to learn of it.
        if (version < shown)
            (version, shown) = (checkpoint.Version, 0);
        // While it was read everything was built anew: what is here is of neither build.
        if (checkpoint.Built != Built)
            Built = -1;
        var asOf = Math.Min(checkpoint.AsOf, period.To.ToUnixTimeMilliseconds());
        return new PeriodBoard(period, DateTimeOffset.FromUnixTimeMilliseconds(asOf), version, units);
    }
}
