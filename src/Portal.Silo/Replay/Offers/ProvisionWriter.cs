using System.Collections.Immutable;
using Portal.Grains.Procedures;

namespace Portal.Silo.Replay.Offers;

/// <summary>Turns the offer of a unit into the records that an administrator imports.</summary>
internal sealed class ProvisionWriter(IEnumerator<ProcedureVersion> spare)
{
    /// <param name="unit">Agency.</param>
    /// <param name="offer">What it offers.</param>
    /// <param name="shown">Codes of procedures that received a dossier online in the period.</param>
    /// <param name="online">How the procedures are shown to 3.1 and 3.2.</param>
    public IEnumerable<ProvisionRecord> Write(string unit, UnitOffer offer, ImmutableHashSet<string> shown, OnlineOffer online)
    {
        // Those with dossiers stand first, so that the first so many services have as many with dossiers as possible.
        var ordered = offer.All.OrderByDescending(procedure => shown.Contains(procedure.Code)).ToList();
        var (withDossiers, idle) = (online.ServicesWithDossiers, online.Services - online.ServicesWithDossiers);
        var authority = online.OnlineAuthority;
        foreach (var procedure in ordered)
        {
            var isService = shown.Contains(procedure.Code) ? withDossiers-- > 0 : idle-- > 0;
            yield return new ProvisionRecord(
                unit, procedure.Code, authority-- > 0, procedure.OnlineKind == OnlineKind.Full ? "full" : "partial",
                isService ? "public" : "none", offer.Integrated.Contains(procedure.Code));
        }

        for (; idle > 0; idle--)
            yield return new ProvisionRecord(unit, Spare(), authority-- > 0, "partial", "public", false);
        for (var offline = online.Authority - online.OnlineAuthority; offline > 0; offline--)
            yield return new ProvisionRecord(unit, Spare(), true, "none", "none", false);
    }

    private string Spare() => spare.MoveNext()
        ? spare.Current.Code
        : throw new ReplayPlanException("More procedures without dossiers are needed than are generated.");
}
