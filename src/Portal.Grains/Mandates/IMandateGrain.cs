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

/// <summary>A helper wants to act for a villager.</summary>
/// <param name="Caller">The helper, as their token says.</param>
/// <param name="Procedure">Procedure of the dossier.</param>
/// <param name="Mandate">The mandate they name, or <see langword="null"/>: any that is open.</param>
/// <param name="At">The moment.</param>
[GenerateSerializer, Immutable, Alias("portal.mandate.question")]
public sealed record MandateQuestion(
    [property: Id(0)] Caller Caller,
    [property: Id(1)] string Procedure,
    [property: Id(2)] string? Mandate,
    [property: Id(3)] DateTimeOffset At);

/// <summary>The terms, or why not.</summary>
/// <param name="Grant">The terms.</param>
/// <param name="Refusal">Why not.</param>
[GenerateSerializer, Immutable, Alias("portal.mandate.answer")]
public sealed record MandateAnswer([property: Id(0)] MandateGrant? Grant, [property: Id(1)] Refusal? Refusal);

/// <summary>On which terms a helper acts for a villager.</summary>
/// <param name="Id">Id of the mandate.</param>
/// <param name="Mandator">Subject id of the villager.</param>
/// <param name="Identity">How well the villager's identity was checked.</param>
/// <param name="MayWithdraw">Dossiers may be taken back.</param>
[GenerateSerializer, Immutable, Alias("portal.mandate.grant")]
public sealed record MandateGrant(
    [property: Id(0)] string Id,
    [property: Id(1)] string Mandator,
    [property: Id(2)] Assurance Identity,
    [property: Id(3)] bool MayWithdraw);
