using System.Collections.Immutable;

namespace Portal.Grains.Agencies;

/// <summary>When an agency works, where it differs from the general sessions.</summary>
/// <param name="Sessions">Sessions of the week in order; empty = the general sessions.</param>
/// <param name="Closures">Days on which this agency alone is closed, in order.</param>
[GenerateSerializer, Immutable, Alias("portal.agency-hours")]
public sealed record AgencyHours(
    [property: Id(0)] ImmutableArray<AgencySession> Sessions,
    [property: Id(1)] ImmutableArray<DateOnly> Closures);

/// <summary>A stretch of working time on a day of the week.</summary>
/// <param name="Day">Day of the week.</param>
/// <param name="From">Begin, Vietnam time.</param>
/// <param name="To">End, Vietnam time, later than <paramref name="From"/>.</param>
[GenerateSerializer, Immutable, Alias("portal.agency-session")]
public sealed record AgencySession(
    [property: Id(0)] DayOfWeek Day,
    [property: Id(1)] TimeOnly From,
    [property: Id(2)] TimeOnly To);
