namespace Portal.Grains.WorkingTime;

/// <summary>
/// A span of office hours inside one day. Both ends belong to it: what happens at 17:00 sharp happens within hours.
/// </summary>
/// <param name="Start">First moment, in whole minutes of Vietnam time.</param>
/// <param name="End">Last moment, in whole minutes of Vietnam time; after <paramref name="Start"/>.</param>
[GenerateSerializer, Immutable, Alias("portal.session")]
public sealed record Session([property: Id(0)] TimeOnly Start, [property: Id(1)] TimeOnly End);
