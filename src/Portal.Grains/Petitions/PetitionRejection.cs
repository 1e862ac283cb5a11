namespace Portal.Grains.Petitions;

/// <summary>Why a petition was not dealt with here.</summary>
/// <param name="Reason">Why, in words the sender understands.</param>
/// <param name="LegalClause">The clause that forbids it, or <see langword="null"/>.</param>
/// <param name="CompetentAgency">Who is competent, where that is known.</param>
[GenerateSerializer, Immutable, Alias("portal.petition-rejection")]
public sealed record PetitionRejection(
    [property: Id(0)] string Reason,
    [property: Id(1)] string? LegalClause,
    [property: Id(2)] string? CompetentAgency);
