using System.Collections.Immutable;
using Portal.Grains.Catalogue;
using Portal.Grains.Procedures;

namespace Portal.Silo.Replay.Offers;

/// <summary>What a unit offers in a replay.</summary>
/// <param name="Active">Procedures with dossiers, by class.</param>
/// <param name="Idle">Procedures without.</param>
/// <param name="Integrated">Codes of those that can be paid online.</param>
internal sealed record UnitOffer(
    ImmutableDictionary<ProcedureClass, ImmutableArray<ProcedureVersion>> Active,
    ImmutableArray<ProcedureVersion> Idle,
    ImmutableHashSet<string> Integrated)
{
    /// <summary>Everything, class by class, what has dossiers first.</summary>
    public IEnumerable<ProcedureVersion> All =>
        Enum.GetValues<ProcedureClass>().SelectMany(one => Active[one]).Concat(Idle);

    public static UnitOffer Of(OfferCounts counts, ProcedureLists lists, CatalogueSnapshot catalogue)
    {
        var classes = Enum.GetValues<ProcedureClass>();
        var active = classes.ToImmutableDictionary(
            one => one, one => lists.Take(catalogue, one, 0, counts.Active[one]).ToImmutableArray());
        ImmutableArray<ProcedureVersion> idle =
            [.. classes.SelectMany(one => lists.Take(catalogue, one, counts.Active[one], counts.Idle[one]))];
        var withFee = active[ProcedureClass.CitizenFee].Concat(active[ProcedureClass.EnterpriseFee])
            .Concat(idle.Where(procedure => procedure.Fee.Kind != FeeKind.Free));
        return new UnitOffer(
            active, idle, [.. withFee.Take(counts.Integrated).Select(procedure => procedure.Code)]);
    }
}
