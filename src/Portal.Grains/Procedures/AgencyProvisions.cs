using System.Collections.Immutable;

namespace Portal.Grains.Procedures;

/// <summary>Everything an agency offers, ordered by procedure and first day.</summary>
/// <param name="Agency">Code of the agency.</param>
/// <param name="Provisions">What it offers.</param>
internal sealed record AgencyProvisions(string Agency, ImmutableArray<Provision> Provisions)
{
    /// <summary>
    /// Takes over changed records: one with a known first day replaces what was said for it; one that begins later ends
    /// the span before it.
    /// </summary>
    public AgencyProvisions With(ImmutableArray<Provision> changed)
    {
        var all = Provisions.ToDictionary(KeyOf);
        foreach (var provision in changed)
            all[KeyOf(provision)] = provision;
        var ordered = all.Values.OrderBy(one => one.Procedure, StringComparer.Ordinal).ThenBy(one => one.From).ToArray();
        for (var i = 0; i + 1 < ordered.Length; i++)
        {
            if (ordered[i].Procedure == ordered[i + 1].Procedure
                && ordered[i + 1].From!.Value.AddDays(-1) is var last && !(ordered[i].To <= last))
                ordered[i] = ordered[i] with { To = last };
        }

        return new AgencyProvisions(Agency, [.. ordered]);
    }

    private static (string, DateOnly?) KeyOf(Provision provision) => (provision.Procedure, provision.From);
}
