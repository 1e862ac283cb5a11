using System.Collections.Immutable;

namespace Portal.Grains.Scoring.Rules;

/// <summary>
/// The row over all units of a list: each group is the mean, rounded; the total is the sum of the rounded groups, with
/// the two halves of the online group taken together. Source: decision 766, section 3.1, no. 5.
/// </summary>
/// <param name="Units">How many units the mean is over.</param>
/// <param name="Groups">Mean of each group, rounded.</param>
/// <param name="OnlineAndPayment">Mean of the online group of 22 points, rounded once.</param>
/// <param name="Total">Sum of the rounded groups.</param>
public sealed record NationalRow(
    int Units,
    ImmutableArray<ScoredGroup> Groups,
    decimal OnlineAndPayment,
    decimal Total)
{
    /// <summary>The row over these units, or <see langword="null"/> when there are none.</summary>
    public static NationalRow? Of(IEnumerable<ImmutableArray<ScoredGroup>> units)
    {
        var all = units.ToArray();
        if (all.Length == 0)
            return null;

        var groups = all[0]
            .Select((group, i) => group with { Points = Mean(all, unit => unit[i].Points) })
            .ToImmutableArray();
        var online = Mean(all, unit => unit.Where(group => IsOnline(group.Group)).Sum(group => group.Points));
        var total = online + groups.Where(group => !IsOnline(group.Group)).Sum(group => group.Points);
        return new NationalRow(all.Length, groups, online, total);
    }

    private static bool IsOnline(IndexGroup group) => group is IndexGroup.Online or IndexGroup.Payment;

    private static decimal Mean(
        ImmutableArray<ScoredGroup>[] units,
        Func<ImmutableArray<ScoredGroup>, decimal> points) =>
        PointRule.Round(units.Sum(points) / units.Length);
}
