namespace Portal.Grains.Dossiers;

/// <summary>For whom a helper begins a dossier. The mandate itself is asked whether that is so.</summary>
/// <param name="Mandator">Subject id of the villager.</param>
/// <param name="Mandate">Id of the mandate.</param>
[GenerateSerializer, Immutable, Alias("portal.representation")]
public sealed record Representation([property: Id(0)] string Mandator, [property: Id(1)] string Mandate);
