using System.Collections.Immutable;

namespace Portal.Grains.Procedures;

/// <summary>
/// The facts of a procedure's announcement and publication (Decree 63/2010 Art. 15 and 24), which indices 1.1-1.3 of
/// Decision 766 score.
/// </summary>
/// <param name="Decision">Number of the announcement decision, such as <c>163/QĐ-BTP</c>, when known.</param>
/// <param name="DecisionDate">Its date, when known.</param>
/// <param name="LegalBasisEffective">Latest day on which a document of the legal basis takes effect, when known.</param>
/// <param name="Shortened">The document was issued by shortened procedure (other limits apply).</param>
/// <param name="PublishedAt">
/// Moment of the publish action, or <see langword="null"/> for procedures published before the portal kept the books:
/// neither index 1.1 nor 1.2 counts those.
/// </param>
/// <param name="MissingParts">
/// Which of the seven parts that index 1.3 checks are missing: <c>name</c>, <c>steps</c>, <c>manner</c>,
/// <c>components</c>, <c>limit</c>, <c>subjects</c>, <c>agency</c>.
/// </param>
[GenerateSerializer, Immutable, Alias("portal.publication-record")]
public sealed record PublicationRecord(
    [property: Id(0)] string? Decision,
    [property: Id(1)] DateOnly? DecisionDate,
    [property: Id(2)] DateOnly? LegalBasisEffective,
    [property: Id(3)] bool Shortened,
    [property: Id(4)] DateTimeOffset? PublishedAt,
    [property: Id(5)] ImmutableArray<string> MissingParts);
