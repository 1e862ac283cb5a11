using System.Collections.Frozen;
using System.Collections.Immutable;
using Portal.Grains.Scoring.Board;
using Portal.Grains.Scoring.Counting;
using Portal.Grains.Scoring.Rules;

namespace Portal.Grains.Scoring.Procedures;

/// <summary>
/// The indices that count procedures of a unit: what is below the line, and what lifts one above it. Counting, explaining
/// and the score of one procedure all ask here. Source: decision 766, section 2.
/// </summary>
internal static class ProcedureIndices
{
    /// <summary>All of them, in the order of the decision.</summary>
    public static ImmutableArray<ProcedureIndex> All { get; } =
    [
        new("3.1", sets => sets.UnderAuthority, sets => sets.OfferedOnline),
        new("3.2", sets => sets.OnlineServices, Measure.ReceivedOnline),
        new("3.4", sets => sets.WithFee, sets => sets.PaymentIntegrated),
        new("3.5", sets => sets.WithFee, Measure.OnlinePayments),
        new("4.5a", sets => sets.ForCitizens, Measure.PopulationData),
    ];

    /// <summary>The index with this id, or <see langword="null"/> when it counts something else.</summary>
    public static ProcedureIndex? Find(string id) => All.FirstOrDefault(index => index.Id == id);
}

/// <summary>An index that counts procedures of a unit.</summary>
internal sealed class ProcedureIndex
{
    private readonly Func<ProcedureSets, FrozenSet<string>> below;
    private readonly Func<ProcedureSets, FrozenSet<string>>? above;
    private readonly Measure measure;

    /// <param name="id">Id of the rules.</param>
    /// <param name="below">Below the line.</param>
    /// <param name="above">Above the line: a part of those below.</param>
    public ProcedureIndex(
        string id, Func<ProcedureSets, FrozenSet<string>> below, Func<ProcedureSets, FrozenSet<string>> above) =>
        (Id, this.below, this.above) = (id, below, above);

    /// <param name="id">Id of the rules.</param>
    /// <param name="below">Below the line.</param>
    /// <param name="measure">Above the line are those with at least one dossier of this measure.</param>
    public ProcedureIndex(string id, Func<ProcedureSets, FrozenSet<string>> below, Measure measure) =>
        (Id, this.below, this.measure) = (id, below, measure);

    public string Id { get; }

    /// <summary>How many of a unit's procedures count, and how many of them stand above the line.</summary>
    public IndexCount Count(ProcedureSets sets, UnitCounts? counts) =>
        new(Id, above is null ? WithDossiers(below(sets), counts) : above(sets).Count, below(sets).Count);

    /// <summary>What one procedure adds.</summary>
    public IndexCount CountOne(ProcedureSets sets, string procedure, Counts counts) => below(sets).Contains(procedure)
        ? new(Id, IsAbove(sets, procedure, counts) ? 1 : 0, 1)
        : new(Id, 0, 0);

    /// <summary>The procedures that stay below the line.</summary>
    /// <param name="sets">Of the unit.</param>
    /// <param name="countsOf">The unit's counts of a procedure.</param>
    public IEnumerable<string> Missing(ProcedureSets sets, Func<string, Counts> countsOf) =>
        below(sets).Where(procedure => !IsAbove(sets, procedure, countsOf(procedure)));

    private bool IsAbove(ProcedureSets sets, string procedure, Counts counts) =>
        above is null ? counts[measure] > 0 : above(sets).Contains(procedure);

    /// <summary>Fewer procedures have dossiers than are offered.</summary>
    private long WithDossiers(FrozenSet<string> procedures, UnitCounts? counts)
    {
        if (counts is null)
            return 0;

        var found = 0;
        foreach (var (procedure, counted) in counts.Procedures)
        {
            if (counted[measure] > 0 && procedures.Contains(procedure))
                found++;
        }

        return found;
    }
}
