namespace Portal.Grains.Mandates;

/// <summary>Somebody ends a mandate before its time.</summary>
/// <param name="Id">Id of the mandate.</param>
/// <param name="Reason">Why; nobody has to explain.</param>
[GenerateSerializer, Immutable, Alias("portal.mandate.revoke")]
public sealed record RevokeMandate([property: Id(0)] string Id, [property: Id(1)] string? Reason);
