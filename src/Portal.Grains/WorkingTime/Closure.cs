using Portal.Grains.Shared;

namespace Portal.Grains.WorkingTime;

/// <summary>Days on which an agency is closed beyond the national holidays: a storm, a move, a local holiday.</summary>
/// <param name="From">First closed day.</param>
/// <param name="To">Last closed day.</param>
/// <param name="Reason">Why, as it stands in the explanation of a due date.</param>
[GenerateSerializer, Immutable, Alias("portal.closure")]
public sealed record Closure(
    [property: Id(0)] DateOnly From,
    [property: Id(1)] DateOnly To,
    [property: Id(2)] LocalizedText Reason);
