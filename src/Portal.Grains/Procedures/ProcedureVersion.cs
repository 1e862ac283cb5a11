using System.Collections.Immutable;
using Portal.Grains.Agencies;
using Portal.Grains.WorkingTime;

namespace Portal.Grains.Procedures;

/// <summary>
/// An administrative procedure (thủ tục hành chính) as it stands in law during a span of time. A dossier stays with the
/// version in force on the day of its submission.
/// </summary>
/// <param name="Code">National code, such as <c>1.001193</c>.</param>
/// <param name="Version">Number of the version, from 1.</param>
/// <param name="EffectiveFrom">First day in force (Vietnam time).</param>
/// <param name="EffectiveTo">Last day in force, or <see langword="null"/> while it is open.</param>
/// <param name="Field">Field (lĩnh vực).</param>
/// <param name="MinistryCode">Ministry in charge, such as <c>G15</c>.</param>
/// <param name="Levels">Kinds of agency that handle it.</param>
/// <param name="OnlineKind">How much happens online.</param>
/// <param name="Limit">Time limit.</param>
/// <param name="Subjects">Who may ask for it.</param>
/// <param name="Components">Papers and data of a dossier.</param>
/// <param name="Steps">Internal process; never empty (a general one where none is published).</param>
/// <param name="ResultName">Name of the result.</param>
/// <param name="HasDocumentResult">The result is a document (indices 3.3 and 4.1).</param>
[GenerateSerializer, Immutable, Alias("portal.procedure-version")]
public sealed record ProcedureVersion(
    [property: Id(0)] string Code,
    [property: Id(1)] int Version,
    [property: Id(2)] DateOnly EffectiveFrom,
    [property: Id(3)] DateOnly? EffectiveTo,
    [property: Id(4)] string Name,
    [property: Id(5)] string Field,
    [property: Id(6)] string MinistryCode,
    [property: Id(7)] ImmutableArray<AgencyKind> Levels,
    [property: Id(8)] OnlineKind OnlineKind,
    [property: Id(9)] TimeLimit Limit,
    [property: Id(10)] Fee Fee,
    [property: Id(11)] ImmutableArray<SubjectKind> Subjects,
    [property: Id(12)] ImmutableArray<Component> Components,
    [property: Id(13)] ImmutableArray<InternalStep> Steps,
    [property: Id(14)] string ResultName,
    [property: Id(15)] bool HasDocumentResult);
