using System.Collections.Immutable;

namespace Portal.Grains.Procedures;

/// <summary>How far the online service of a procedure is at an agency.</summary>
public enum ServiceState
{
    /// <summary>There is no online service.</summary>
    None,

    /// <summary>Open to everybody (đang công khai).</summary>
    Public,

    /// <summary>Still open, about to end (chờ dừng).</summary>
    Closing,

    /// <summary>On trial (đang thử nghiệm).</summary>
    Test,
}

/// <summary>
/// What an agency offers of a procedure during a span of time; what indices 3.1, 3.2 and 3.4 of decision 766 count.
/// </summary>
/// <param name="Procedure">National code.</param>
/// <param name="From">First day, or <see langword="null"/> since ever.</param>
/// <param name="To">Last day, or <see langword="null"/> while it is open.</param>
/// <param name="UnderAuthority">The agency decides on the procedure (3.1).</param>
/// <param name="OnlineKind">How much of it happens online at this agency (3.1).</param>
/// <param name="Service">State of the online service (3.2).</param>
/// <param name="PaymentIntegrated">Its fee can be paid online, amounts included (3.4).</param>
internal sealed record Provision(
    string Procedure,
    DateOnly? From,
    DateOnly? To,
    bool UnderAuthority,
    OnlineKind OnlineKind,
    ServiceState Service,
    bool PaymentIntegrated)
{
    public bool IsInForce(DateOnly day) => (From is not { } from || from <= day) && (To is not { } to || day <= to);
}

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
