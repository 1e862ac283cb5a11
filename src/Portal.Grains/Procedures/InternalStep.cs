using Portal.Grains.WorkingTime;

namespace Portal.Grains.Procedures;

/// <summary>One step of the internal process (quy trình nội bộ).</summary>
/// <param name="Number">Position, from 1.</param>
/// <param name="Name">What is done.</param>
/// <param name="Role">Role that does it: <c>reception</c>, <c>specialist</c>, <c>leader</c> or <c>manager</c>.</param>
/// <param name="Limit">Time for this step; <see langword="null"/> where the decision gives none.</param>
[GenerateSerializer, Immutable, Alias("portal.step")]
public sealed record InternalStep(
    [property: Id(0)] int Number,
    [property: Id(1)] string Name,
    [property: Id(2)] string Role,
    [property: Id(3)] TimeLimit? Limit);
