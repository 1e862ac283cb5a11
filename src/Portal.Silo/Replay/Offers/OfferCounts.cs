using Portal.Silo.Replay.Planning;
using Portal.Silo.Replay.Published;

namespace Portal.Silo.Replay.Offers;

/// <summary>
/// How many procedures of each class a unit needs so that the indices over procedures come out: those that get dossiers,
/// and those that are only offered.
/// </summary>
/// <param name="Active">Procedures with dossiers.</param>
/// <param name="Idle">Procedures without.</param>
/// <param name="Integrated">Of those with a fee, how many can be paid online (3.4).</param>
internal sealed record OfferCounts(ClassCounts Active, ClassCounts Idle, int Integrated)
{
    /// <summary>Where nothing is published: as many as a commune uses in a month.</summary>
    private const int UsualForCitizens = 12;
    private const int UsualPaidOnline = 4;
    private const int UsualFreeOfEnterprises = 2;

    /// <exception cref="ReplayPlanException">The figures of procedures and dossiers contradict each other.</exception>
    public static OfferCounts Of(Observation published, DossierTraits[] dossiers)
    {
        var fees = dossiers.Where(one => one.WithFee).ToList();
        var paidInPeriod = fees.Where(one => one is { PaidOnline: true, CarriedOver: false }).ToList();
        var verifiedFree = dossiers.Count(one => one is { WithFee: false, Verified: true });

        // 3.5: each procedure counted gets a payment in the period. Without any, one takes the fees of earlier.
        var paid = published.Numerator("3.5") ?? Math.Min(UsualPaidOnline, paidInPeriod.Count);
        var active = Math.Max(paid, fees.Count > 0 ? 1 : 0);
        var withFee = Math.Max(active, published.Denominator("3.5") ?? active);
        if (paid > paidInPeriod.Count)
            throw Contradiction(published, "3.5", "payments online in the period");

        // 4.5a: each procedure counted gets a dossier with a verified identity.
        var verifiedFees = (paid > 0 ? paidInPeriod : fees).Count(one => one.Verified);
        var used = published.Numerator("4.5a") ?? Math.Min(UsualForCitizens, Math.Min(active, verifiedFees) + verifiedFree);
        var citizenFee = Math.Min(Math.Min(active, used), verifiedFees);
        if (used - citizenFee > verifiedFree)
            throw Contradiction(published, "4.5a", "dossiers with verified identity");

        var forCitizens = Math.Max(used, published.Denominator("4.5a") ?? used);
        var free = dossiers.Length - fees.Count;
        var others = used + active - citizenFee;
        var enterpriseFree = published.Numerator("3.2") - others
            ?? (free == 0 ? 0 : Math.Min(free - (used - citizenFee), UsualFreeOfEnterprises));
        if (enterpriseFree < 0)
            throw Contradiction(published, "4.5a", "online services with dossiers (3.2)");

        var idleFee = withFee - active;
        var idleCitizenFee = Math.Min(idleFee, forCitizens - used);
        var idle = new ClassCounts(idleCitizenFee, forCitizens - used - idleCitizenFee, idleFee - idleCitizenFee, 0);
        var services = published.Denominator("3.2") ?? 0;
        return new OfferCounts(
            new ClassCounts(citizenFee, used - citizenFee, active - citizenFee, enterpriseFree),
            idle with { EnterpriseFree = Math.Max(0, services - others - enterpriseFree - idle.Sum) },
            Math.Min(published.Numerator("3.4") ?? active, withFee));
    }

    private static ReplayPlanException Contradiction(Observation published, string index, string missing) => new(
        $"{published.Unit} {published.Period}: {index} counts more procedures than there are {missing}.");
}
