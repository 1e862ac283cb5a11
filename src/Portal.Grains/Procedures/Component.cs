namespace Portal.Grains.Procedures;

/// <summary>One paper or data set of a dossier (thành phần hồ sơ).</summary>
/// <param name="Id">Stable id inside the procedure version, <c>c1</c>, <c>c2</c>, ...</param>
/// <param name="Name">Name as published.</param>
/// <param name="Required">Must be there at submission; false for conditional ones and those only shown.</param>
/// <param name="PresentOnly">Shown at the counter, not handed in.</param>
/// <param name="OriginalNeeded">An original on paper must be seen (level 3: the step in person).</param>
/// <param name="FromForm">The application form itself: the filled-in electronic form takes its place.</param>
/// <param name="Case">The case in which it is needed, when the dossier differs by case; otherwise null.</param>
/// <param name="Database">
/// Database whose data replaces it (Resolution 66.7/2025/NQ-CP): then it is not asked for.
/// </param>
[GenerateSerializer, Immutable, Alias("portal.component")]
public sealed record Component(
    [property: Id(0)] string Id,
    [property: Id(1)] string Name,
    [property: Id(2)] bool Required,
    [property: Id(3)] bool PresentOnly,
    [property: Id(4)] bool OriginalNeeded,
    [property: Id(5)] bool FromForm = false,
    [property: Id(6)] string? Case = null,
    [property: Id(7)] string? Database = null);
