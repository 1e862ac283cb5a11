namespace Portal.Grains.WorkingTime;

/// <summary>A span in which the clock of a dossier stands still, such as waiting for a supplement.</summary>
/// <param name="From">First moment of the pause.</param>
/// <param name="To">Moment at which the clock runs again; for a pause that still runs, the present moment.</param>
[GenerateSerializer, Immutable, Alias("portal.pause")]
public readonly record struct Pause([property: Id(0)] DateTimeOffset From, [property: Id(1)] DateTimeOffset To);
