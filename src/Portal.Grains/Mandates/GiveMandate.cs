using System.Collections.Immutable;
using Portal.Grains.Shared;

namespace Portal.Grains.Mandates;

/// <summary>A villager allows a helper to file for them.</summary>
/// <param name="Mandator">Subject id of the villager.</param>
/// <param name="MandatorName">Their name, or <see langword="null"/> when nobody knows it.</param>
/// <param name="Helper">Subject id of the helper.</param>
/// <param name="Agency">Commune of the digital team.</param>
/// <param name="Procedures">Procedures it is for; empty = all.</param>
/// <param name="MayWithdraw">The helper may take dossiers back, too.</param>
/// <param name="From">First day; <see langword="null"/> = today.</param>
/// <param name="To">Last day.</param>
/// <param name="Identity">How well the villager's identity was checked.</param>
/// <param name="PaperNumber">Number of the signed paper; at the counter only.</param>
/// <param name="PaperHash">SHA-256 of its scan; at the counter only.</param>
[GenerateSerializer, Immutable, Alias("portal.mandate.give")]
public sealed record GiveMandate(
    [property: Id(0)] string Mandator,
    [property: Id(1)] string? MandatorName,
    [property: Id(2)] string Helper,
    [property: Id(3)] string Agency,
    [property: Id(4)] ImmutableArray<string> Procedures,
    [property: Id(5)] bool MayWithdraw,
    [property: Id(6)] DateOnly? From,
    [property: Id(7)] DateOnly To,
    [property: Id(8)] Assurance Identity,
    [property: Id(9)] string? PaperNumber = null,
    [property: Id(10)] string? PaperHash = null);
