using Portal.Grains.Shared;

namespace Portal.Grains.WorkingTime;

/// <summary>A day off that is not just a weekend.</summary>
/// <param name="Date">The day.</param>
/// <param name="Name">Name of the holiday it belongs to.</param>
/// <param name="Kind">Why it is off.</param>
public sealed record Holiday(DateOnly Date, LocalizedText Name, HolidayKind Kind);
