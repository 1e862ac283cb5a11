namespace Portal.Grains.Shared;

/// <summary>When something happened, and who did it.</summary>
/// <param name="At">The moment, whole milliseconds.</param>
/// <param name="Actor">Role and subject, see <see cref="Caller.Actor"/>.</param>
internal readonly record struct Occurrence(DateTimeOffset At, string Actor);
