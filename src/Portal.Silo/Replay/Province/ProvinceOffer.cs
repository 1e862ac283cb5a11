using System.Collections.Immutable;
using Portal.Grains.Catalogue;
using Portal.Grains.Procedures;
using Portal.Silo.Replay.Offers;
using Portal.Silo.Replay.Published;

namespace Portal.Silo.Replay.Province;

/// <summary>
/// What a province itself offers, so that its distinct procedures come out. All units take procedures from the beginning
/// of the same lists, so their union is what the largest of them takes: one large unit that published nothing about
/// procedures uses as many as the whole province, and the province offers the rest.
/// </summary>
/// <param name="Wide">Position of that unit.</param>
/// <param name="Active">Procedures with dossiers in the province.</param>
/// <param name="All">Procedures offered in the province.</param>
/// <param name="Integrated">Of those with a fee, how many can be paid online (3.4).</param>
/// <param name="Online">How they are shown to 3.1 and 3.2.</param>
internal sealed record ProvinceOffer(int Wide, ClassCounts Active, ClassCounts All, int Integrated, OnlineOffer Online)
{
    /// <exception cref="ReplayPlanException">The units use more procedures than the province counts.</exception>
    public static ProvinceOffer? Of(Observation parent, IReadOnlyList<Observation> units, IReadOnlyList<OfferCounts> counts)
    {
        if (parent.Indices.GetValueOrDefault("3.2") is not { } services
            || parent.Indices.GetValueOrDefault("3.4") is not { } integrated
            || parent.Indices.GetValueOrDefault("3.5") is not { } paid
            || parent.Indices.GetValueOrDefault("4.5a") is not { } citizens
            || parent.Indices.GetValueOrDefault("3.1") is not { } authority)
            return null;

        var wide = Enumerable.Range(0, units.Count).Where(i => !units[i].Indices.ContainsKey("4.5a"))
            .MaxBy(i => units[i].Denominator(Observation.OnTime));
        var others = counts.Where((_, i) => i != wide).ToList();
        var used = others.Select(one => one.Active).Aggregate(ClassCounts.Max);
        var offered = others.Select(one => one.Active + one.Idle).Aggregate(ClassCounts.Max);

        var citizenFee = paid.Numerator - used.EnterpriseFee;
        var citizenFree = citizens.Numerator - citizenFee;
        var active = new ClassCounts(
            citizenFee, citizenFree, used.EnterpriseFee, services.Numerator - citizens.Numerator - used.EnterpriseFee);
        var feeOfEnterprises = Math.Max(offered.EnterpriseFee, used.EnterpriseFee);
        var feeOfCitizens = integrated.Denominator - feeOfEnterprises;
        var all = new ClassCounts(
            feeOfCitizens, citizens.Denominator - feeOfCitizens, feeOfEnterprises,
            services.Denominator - citizens.Denominator - feeOfEnterprises);
        if (ClassCounts.Max(active, used) != active || ClassCounts.Max(all, offered) != all || ClassCounts.Max(all, active) != all)
            throw new ReplayPlanException($"The units of {parent.Unit} use more procedures than the province counts.");

        return new ProvinceOffer(wide, active, all, integrated.Numerator, new OnlineOffer(
            authority.Denominator, authority.Numerator, services.Denominator, services.Numerator, false));
    }

    /// <summary>The counts of the units, the wide one with everything that is used in the province.</summary>
    public ImmutableArray<OfferCounts> Apply(IEnumerable<OfferCounts> counts) =>
        [.. counts.Select((one, i) => i == Wide ? new OfferCounts(Active, default, Active.CitizenFee + Active.EnterpriseFee) : one)];

    /// <summary>
    /// The records of the units with those of the province itself; the authority is the same for all. A unit of which
    /// nothing is said would offer whatever it is competent for, so each gets one record at least.
    /// </summary>
    public List<ProvisionRecord> Complete(
        string province, ProcedureLists lists, CatalogueSnapshot catalogue, IReadOnlyList<ProvisionRecord> units,
        IEnumerator<ProcedureVersion> spare)
    {
        var offer = UnitOffer.Of(new OfferCounts(Active, Less(All, Active), 0), lists, catalogue);
        var authority = offer.All.Take(Online.OnlineAuthority).Select(procedure => procedure.Code).ToHashSet();
        var paid = units.Where(record => record.PaymentIntegrated).Select(record => record.Procedure).ToHashSet();
        foreach (var procedure in offer.All.Where(procedure => procedure.Fee.Kind != FeeKind.Free && paid.Count < Integrated))
            paid.Add(procedure.Code);

        var first = offer.All.First().Code;
        var silent = catalogue.Agencies.Descendants(province).Select(agency => agency.Code)
            .Except(units.Select(record => record.Agency)).ToList();
        var shown = units.Select(record => record.Procedure).ToImmutableHashSet();
        var whole = offer with { Integrated = [.. paid] };
        var online = Online with { ServicesWithDossiers = whole.All.Count(one => shown.Contains(one.Code)) };
        return
        [
            .. units.Select(record => record with { UnderAuthority = authority.Contains(record.Procedure) }),
            .. silent.Select(unit => new ProvisionRecord(unit, first, authority.Contains(first), "partial", "public", false)),
            .. new ProvisionWriter(spare).Write(province, whole, shown, online)
                .Select(record => record.OnlineKind == "none" ? record : record with { UnderAuthority = authority.Contains(record.Procedure) }),
        ];
    }

    private static ClassCounts Less(ClassCounts a, ClassCounts b) => new(
        a.CitizenFee - b.CitizenFee, a.CitizenFree - b.CitizenFree,
        a.EnterpriseFee - b.EnterpriseFee, a.EnterpriseFree - b.EnterpriseFree);
}
