using Portal.Grains.Shared;

namespace Portal.Grains.Mandates;

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
