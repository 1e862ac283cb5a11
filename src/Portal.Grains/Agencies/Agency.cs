namespace Portal.Grains.Agencies;

/// <summary>An agency that receives and handles dossiers.</summary>
/// <param name="Code">Identifier after Decision 20/2020/QĐ-TTg, such as <c>H44.03</c>; levels from left to right.</param>
/// <param name="Name">Full name.</param>
/// <param name="ShortName">Short name for lists.</param>
/// <param name="Kind">Kind of body.</param>
/// <param name="Parent">Code of the agency above, or <see langword="null"/> at the top.</param>
/// <param name="Hours">Own working sessions and closed days, or <see langword="null"/> for the general ones.</param>
/// <param name="CertifiedCopies">
/// Whether it certifies electronic copies of originals (index 4.6), or <see langword="null"/> where nobody said so.
/// </param>
[GenerateSerializer, Immutable, Alias("portal.agency")]
public sealed record Agency(
    [property: Id(0)] string Code,
    [property: Id(1)] string Name,
    [property: Id(2)] string ShortName,
    [property: Id(3)] AgencyKind Kind,
    [property: Id(4)] string? Parent,
    [property: Id(5)] AgencyHours? Hours = null,
    [property: Id(6)] bool? CertifiedCopies = null);
