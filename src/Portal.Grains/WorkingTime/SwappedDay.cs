namespace Portal.Grains.WorkingTime;

/// <summary>A weekend day on which administrative agencies work.</summary>
/// <param name="Date">The weekend day.</param>
/// <param name="InsteadOf">The day off it makes up for; its office hours are the ones that are worked.</param>
public sealed record SwappedDay(DateOnly Date, DateOnly InsteadOf);
