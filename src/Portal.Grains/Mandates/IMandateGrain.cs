using Portal.Grains.Shared;

namespace Portal.Grains.Mandates;

/// <summary>
/// The mandates of one villager to one helper; see <see cref="GrainKeys"/> for its key. One turn at a time: what asks
/// after a revocation was answered finds the mandate revoked.
/// </summary>
[Alias("portal.mandates")]
public interface IMandateGrain : IGrainWithStringKey
{
    /// <summary>Gives a mandate, once for its idempotency key.</summary>
    [Alias("give")]
    Task<CommandAnswer> Give(GiveMandate command, CommandEnvelope envelope);

    /// <summary>Ends a mandate, once for its idempotency key.</summary>
    [Alias("revoke")]
    Task<CommandAnswer> Revoke(RevokeMandate command, CommandEnvelope envelope);

    /// <summary>Whether the helper may act for the villager, and on which terms.</summary>
    [Alias("ask")]
    Task<MandateAnswer> Ask(MandateQuestion question);

    /// <summary>Brings the rows to where the state is, after the process ended between the one and the other.</summary>
    [Alias("settle")]
    Task Settle();
}
