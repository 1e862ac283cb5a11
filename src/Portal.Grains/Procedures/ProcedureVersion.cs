using System.Collections.Immutable;
using Portal.Grains.Agencies;
using Portal.Grains.WorkingTime;

namespace Portal.Grains.Procedures;

/// <summary>How much of a procedure happens online (Decree 42/2022; the old level in brackets).</summary>
public enum OnlineKind
{
    /// <summary>Information only; dossiers are handed in at the counter or by post.</summary>
    None = 2,

    /// <summary>Một phần (level 3): online submission, something still happens in person.</summary>
    Partial = 3,

    /// <summary>Toàn trình (level 4): everything online, result online or by post.</summary>
    Full = 4,
}

/// <summary>Who may ask for a procedure.</summary>
public enum SubjectKind
{
    /// <summary>A person; counts for index 4.5a.</summary>
    Citizen,

    /// <summary>An enterprise or household business.</summary>
    Enterprise,

    /// <summary>Another organisation.</summary>
    Organisation,
}

/// <summary>How the amount of a fee is fixed.</summary>
public enum FeeKind
{
    /// <summary>Nothing to pay.</summary>
    Free,

    /// <summary>The amount is known from the catalogue.</summary>
    Fixed,

    /// <summary>The agency sets the amount for each dossier by a payment request.</summary>
    SetByAgency,
}

/// <summary>Until when a fee must be paid; the codes are those of the National Portal.</summary>
public enum FeeMoment
{
    /// <summary>Before the dossier is accepted.</summary>
    AtReceipt = 1,

    /// <summary>Together with a supplement.</summary>
    AtSupplement = 2,

    /// <summary>Before the result is handed over.</summary>
    WithResult = 4,
}

/// <summary>The fee of a procedure.</summary>
/// <param name="Kind">How the amount is fixed.</param>
/// <param name="Amount">Amount in VND when <paramref name="Kind"/> is <see cref="FeeKind.Fixed"/>, otherwise 0.</param>
/// <param name="Moment">Until when it must be paid.</param>
[GenerateSerializer, Immutable, Alias("portal.fee")]
public sealed record Fee(
    [property: Id(0)] FeeKind Kind,
    [property: Id(1)] long Amount,
    [property: Id(2)] FeeMoment Moment);

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

/// <summary>
/// An administrative procedure (thủ tục hành chính) as it stands in law during a span of time. A dossier stays with the
/// version in force on the day of its submission.
/// </summary>
/// <param name="Code">National code, such as <c>1.001193</c>.</param>
/// <param name="Version">Number of the version, from 1.</param>
/// <param name="EffectiveFrom">First day in force (Vietnam time).</param>
/// <param name="EffectiveTo">Last day in force, or <see langword="null"/> while it is open.</param>
/// <param name="Name">Name.</param>
/// <param name="Field">Field (lĩnh vực).</param>
/// <param name="MinistryCode">Ministry in charge, such as <c>G15</c>.</param>
/// <param name="Levels">Kinds of agency that handle it.</param>
/// <param name="OnlineKind">How much happens online.</param>
/// <param name="Limit">Time limit.</param>
/// <param name="Fee">Fee.</param>
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
