using Portal.Grains.Shared;

namespace Portal.Grains.Mandates;

/// <summary>The terms, or why not.</summary>
/// <param name="Grant">The terms.</param>
/// <param name="Refusal">Why not.</param>
[GenerateSerializer, Immutable, Alias("portal.mandate.answer")]
public sealed record MandateAnswer([property: Id(0)] MandateGrant? Grant, [property: Id(1)] Refusal? Refusal);
