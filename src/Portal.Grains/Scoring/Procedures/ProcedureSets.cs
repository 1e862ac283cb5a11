using System.Collections.Frozen;
using Portal.Grains.Procedures;

namespace Portal.Grains.Scoring.Procedures;

/// <summary>Procedures of a unit by what they count for; never changes. A parent is the union of its units.</summary>
internal sealed class ProcedureSets
{
    private ProcedureSets()
    {
    }

    public static ProcedureSets Empty { get; } = Of([]);

    /// <summary>3.1, below the line: procedures under authority.</summary>
    public required FrozenSet<string> UnderAuthority { get; init; }

    /// <summary>3.1, above the line: those of them offered một phần or toàn trình; with both kinds it counts once.</summary>
    public required FrozenSet<string> OfferedOnline { get; init; }

    /// <summary>3.2, below the line: online services applied (public, about to stop, on trial).</summary>
    public required FrozenSet<string> OnlineServices { get; init; }

    /// <summary>3.4 and 3.5, below the line: procedures with a fee.</summary>
    public required FrozenSet<string> WithFee { get; init; }

    /// <summary>3.4, above the line: those of them that can be paid online.</summary>
    public required FrozenSet<string> PaymentIntegrated { get; init; }

    /// <summary>4.5a, below the line: procedures for persons.</summary>
    public required FrozenSet<string> ForCitizens { get; init; }

    public static ProcedureSets Of(IReadOnlyCollection<OfferedProcedure> offered)
    {
        return new ProcedureSets
        {
            UnderAuthority = Where(one => one.Provision.UnderAuthority),
            OfferedOnline = Where(one => one.Provision is { UnderAuthority: true, OnlineKind: not OnlineKind.None }),
            OnlineServices = Where(one => one.Provision.Service != ServiceState.None),
            WithFee = Where(one => one.Procedure.Fee.Kind != FeeKind.Free),
            PaymentIntegrated = Where(one => one.Procedure.Fee.Kind != FeeKind.Free && one.Provision.PaymentIntegrated),
            ForCitizens = Where(one => one.Procedure.Subjects.Contains(SubjectKind.Citizen)),
        };

        FrozenSet<string> Where(Func<OfferedProcedure, bool> counts) =>
            offered.Where(counts).Select(one => one.Procedure.Code).ToFrozenSet(StringComparer.Ordinal);
    }

    public static ProcedureSets Union(IReadOnlyCollection<ProcedureSets> units)
    {
        return new ProcedureSets
        {
            UnderAuthority = All(unit => unit.UnderAuthority),
            OfferedOnline = All(unit => unit.OfferedOnline),
            OnlineServices = All(unit => unit.OnlineServices),
            WithFee = All(unit => unit.WithFee),
            PaymentIntegrated = All(unit => unit.PaymentIntegrated),
            ForCitizens = All(unit => unit.ForCitizens),
        };

        FrozenSet<string> All(Func<ProcedureSets, FrozenSet<string>> set) =>
            units.SelectMany(set).ToFrozenSet(StringComparer.Ordinal);
    }
}

/// <summary>A procedure in force, and how an agency offers it.</summary>
internal sealed record OfferedProcedure(ProcedureVersion Procedure, Provision Provision);
