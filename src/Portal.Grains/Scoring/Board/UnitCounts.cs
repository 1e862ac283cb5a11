using Portal.Grains.Scoring.Counting;

namespace Portal.Grains.Scoring.Board;

/// <summary>Counters of a unit and all units below it; never changes.</summary>
public sealed class UnitCounts
{
    internal UnitCounts(Counts total, IReadOnlyDictionary<string, Counts> procedures)
    {
        Total = total;
        Procedures = procedures;
    }

    /// <summary>Over all procedures, petitions included.</summary>
    public Counts Total { get; }

    /// <summary>
    /// The same by procedure, each procedure of the units below once. Petitions belong to no procedure. Procedures that
    /// index 3.2 counts are those with <see cref="Measure.ReceivedOnline"/>, 3.5 with
    /// <see cref="Measure.OnlinePayments"/>, 4.5a with <see cref="Measure.PopulationData"/>.
    /// </summary>
    public IReadOnlyDictionary<string, Counts> Procedures { get; }

    /// <summary>How many, over all procedures.</summary>
    public long this[Measure measure] => Total[measure];
}
