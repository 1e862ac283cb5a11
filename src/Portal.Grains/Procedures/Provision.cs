namespace Portal.Grains.Procedures;

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
