using Portal.Grains.Agencies;
using Portal.Grains.Catalogue;
using Portal.Grains.Procedures;

namespace Portal.Grains.Scoring.Procedures;

/// <summary>What an agency offers on a day.</summary>
internal static class OfferedProcedures
{
    /// <summary>What was published for it.</summary>
    public static List<OfferedProcedure> Published(
        AgencyProvisions provisions, IReadOnlyDictionary<string, ProcedureVersion> inForce, DateOnly day)
    {
        var offered = new List<OfferedProcedure>();
        foreach (var provision in provisions.Provisions)
        {
            if (provision.IsInForce(day) && inForce.TryGetValue(provision.Procedure, out var procedure))
                offered.Add(new OfferedProcedure(procedure, provision));
        }

        return offered;
    }

    /// <summary>
    /// What follows from the catalogue where nothing was published, as on a fresh portal: the agency offers what it is
    /// competent for; whatever the procedure allows online is a public service of this portal; and a fee can be paid
    /// online where its amount is known.
    /// </summary>
    public static List<OfferedProcedure> Derived(Agency agency, IEnumerable<ProcedureVersion> inForce) =>
    [
        .. from procedure in inForce
           where Competence.Handles(agency, procedure)
           let online = procedure.OnlineKind != OnlineKind.None
           select new OfferedProcedure(procedure, new Provision(
               procedure.Code, null, null,
               UnderAuthority: true,
               procedure.OnlineKind,
               online ? ServiceState.Public : ServiceState.None,
               PaymentIntegrated: online && procedure.Fee.Kind == FeeKind.Fixed)),
    ];
}
