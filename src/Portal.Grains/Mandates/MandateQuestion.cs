using Portal.Grains.Shared;

namespace Portal.Grains.Mandates;

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
