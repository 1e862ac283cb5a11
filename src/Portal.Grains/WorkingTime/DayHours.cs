using System.Collections.Immutable;

namespace Portal.Grains.WorkingTime;

/// <summary>The office hours of one day of the week.</summary>
/// <param name="Day">The day of the week.</param>
/// <param name="Sessions">Sessions in order, without overlap.</param>
/// <param name="ReceptionOnly">
/// The counter takes dossiers but nobody works on them, as on Saturday mornings under Decision 14/2010/QĐ-TTg. A
/// dossier handed in then is received that day, yet the day is no working day of any limit.
/// </param>
[GenerateSerializer, Immutable, Alias("portal.day-hours")]
public sealed record DayHours(
    [property: Id(0)] DayOfWeek Day,
    [property: Id(1)] ImmutableArray<Session> Sessions,
    [property: Id(2)] bool ReceptionOnly = false);
