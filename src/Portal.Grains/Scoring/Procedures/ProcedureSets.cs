using System.Collections.Frozen;
using Portal.Grains.Procedures;

namespace Portal.Grains.Scoring.Procedures;

/// <summary>Procedures of a unit by what they count for; never changes. A parent is the union of its units.</summary>
internal sealed class ProcedureSets
{
    private readonly FrozenSet<string>[] sets;

    private ProcedureSets(IEnumerable<IEnumerable<string>> sets) =>
        this.sets = [.. sets.Select(set => set.ToFrozenSet(StringComparer.Ordinal))];

    public static ProcedureSets Empty { get; } = Of([]);

    /// <summary>3.1, below the line: procedures under authority.</summary>
    public FrozenSet<string> UnderAuthority => sets[0];

    /// <summary>3.1, above the line: those of them offered một phần or toàn trình; with both kinds it counts once.</summary>
    public FrozenSet<string> OfferedOnline => sets[1];

    /// <summary>Those of them offered toàn trình somewhere (monitored).</summary>
    public FrozenSet<string> OfferedInFull => sets[2];

    /// <summary>3.2, below the line: online services applied (public, about to stop, on trial).</summary>
    public FrozenSet<string> OnlineServices => sets[3];

    /// <summary>3.4 and 3.5, below the line: procedures with a fee.</summary>
    public FrozenSet<string> WithFee => sets[4];

    /// <summary>3.4, above the line: those of them that can be paid online.</summary>
    public FrozenSet<string> PaymentIntegrated => sets[5];

    /// <summary>4.5a, below the line: procedures for persons.</summary>
    public FrozenSet<string> ForCitizens => sets[6];

    public static ProcedureSets Of(IReadOnlyCollection<OfferedProcedure> offered) => new(
    [
        Where(offered, one => one.Provision.UnderAuthority),
        Where(offered, one => one.Provision is { UnderAuthority: true, OnlineKind: not OnlineKind.None }),
        Where(offered, one => one.Provision is { UnderAuthority: true, OnlineKind: OnlineKind.Full }),
        Where(offered, one => one.Provision.Service != ServiceState.None),
        Where(offered, one => one.Procedure.Fee.Kind != FeeKind.Free),
        Where(offered, one => one.Procedure.Fee.Kind != FeeKind.Free && one.Provision.PaymentIntegrated),
        Where(offered, one => one.Procedure.Subjects.Contains(SubjectKind.Citizen)),
    ]);

    public static ProcedureSets Union(IReadOnlyCollection<ProcedureSets> units) =>
        new(Enumerable.Range(0, Empty.sets.Length).Select(set => units.SelectMany(unit => unit.sets[set])));

    private static IEnumerable<string> Where(
        IReadOnlyCollection<OfferedProcedure> offered, Func<OfferedProcedure, bool> counts) =>
        offered.Where(counts).Select(one => one.Procedure.Code);
}

/// <summary>A procedure in force, and how an agency offers it.</summary>
internal sealed record OfferedProcedure(ProcedureVersion Procedure, Provision Provision);
