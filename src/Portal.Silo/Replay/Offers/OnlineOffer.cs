using Portal.Silo.Replay.Planning;
using Portal.Silo.Replay.Published;

namespace Portal.Silo.Replay.Offers;

/// <summary>How a unit's procedures are shown to indices 3.1 and 3.2.</summary>
/// <param name="Authority">Procedures under authority (3.1).</param>
/// <param name="OnlineAuthority">Those of them offered online.</param>
/// <param name="Services">Online services applied (3.2).</param>
/// <param name="ServicesWithDossiers">Those of them that received a dossier online.</param>
/// <param name="Derived">The counts were not published: they are chosen so that the published points of the group come out.</param>
internal sealed record OnlineOffer(
    int Authority, int OnlineAuthority, int Services, int ServicesWithDossiers, bool Derived)
{
    private const string Group = "online";
    private const int MostIdle = 60;
    private const int MostAuthority = 60;

    /// <param name="published">What was published.</param>
    /// <param name="targets">What the dossiers give.</param>
    /// <param name="offered">How many procedures the unit offers.</param>
    /// <param name="shown">How many of them received a dossier online in the period.</param>
    public static OnlineOffer Of(Observation published, PlanTargets targets, int offered, int shown)
    {
        if (published.Indices.TryGetValue("3.1", out var authority) && published.Indices.TryGetValue("3.2", out var services))
            return new OnlineOffer(authority.Denominator, authority.Numerator, services.Denominator, services.Numerator, false);

        var usual = new OnlineOffer(offered, offered, offered, shown, false);
        return published.Groups.TryGetValue(Group, out var points)
            ? Derive(points - PointsOf33(targets), offered, shown) ?? usual
            : usual;
    }

    /// <summary>Counts whose points of 3.1 and 3.2 together are these.</summary>
    private static OnlineOffer? Derive(decimal points, int offered, int shown)
    {
        var choices = Enumerable.Range(offered, MostIdle).Select(services => (services, shown))
            .Concat(from services in Enumerable.Range(0, offered)
                    from having in Enumerable.Range(0, Math.Min(services, shown) + 1)
                    select (services, having));
        foreach (var (services, having) in choices)
        {
            var left = points - PointsOf(4, having, services, 1);
            if (left == 0)
                return new OnlineOffer(0, 0, services, having, true);

            for (var all = 1; left > 0 && all <= MostAuthority; all++)
            {
                for (var online = 1; online <= Math.Min(all, offered); online++)
                {
                    if (PointsOf(2, online, all, 0.8m) == left)
                        return new OnlineOffer(all, online, services, having, true);
                }
            }
        }

        return null;
    }

    private static decimal PointsOf33(PlanTargets targets) =>
        PointsOf(6, targets.OnlineReceived, targets.Dossiers - targets.CarriedOver, 0.5m);

    private static decimal PointsOf(decimal max, int numerator, int denominator, decimal threshold) => denominator == 0
        ? 0
        : Math.Round(Math.Min(max, max * numerator / denominator / threshold), 2, MidpointRounding.AwayFromZero);
}
