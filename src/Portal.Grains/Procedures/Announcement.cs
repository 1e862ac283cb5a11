using System.Collections.Immutable;

namespace Portal.Grains.Procedures;

/// <summary>What an announcement decision does to a procedure.</summary>
internal enum AnnouncedChange
{
    /// <summary>Announced for the first time.</summary>
    New,

    /// <summary>Amended or replaced.</summary>
    Amended,

    /// <summary>Abolished.</summary>
    Abolished,
}

/// <summary>
/// An announcement decision (quyết định công bố) of a ministry or province; what indices 1.1 to 1.3 of decision 766
/// count. Source: Decree 63/2010/NĐ-CP Art. 15 and 24, as amended.
/// </summary>
/// <param name="Agency">Ministry or province that decided.</param>
/// <param name="Decision">Number of the decision.</param>
/// <param name="LegalBasisEffective">Latest day on which a document of the legal basis takes effect.</param>
/// <param name="PromulgatedOn">Day on which the document was issued; counts when the procedure was shortened.</param>
/// <param name="Shortened">The document was issued by shortened procedure.</param>
/// <param name="Procedures">What it announces.</param>
internal sealed record Announcement(
    string Agency,
    string Decision,
    DateOnly DecisionDate,
    DateOnly? LegalBasisEffective,
    DateOnly? PromulgatedOn,
    bool Shortened,
    ImmutableArray<AnnouncedProcedure> Procedures);

/// <summary>One procedure of an announcement.</summary>
/// <param name="Procedure">National code.</param>
/// <param name="Change">What happens to it.</param>
/// <param name="PublishedAt">
/// Moment of the publish action in the national database, or <see langword="null"/> while it is missing.
/// </param>
/// <param name="MissingParts">Mandatory parts that are missing in what was published, see <see cref="PublicationRecord"/>.</param>
internal sealed record AnnouncedProcedure(
    string Procedure,
    AnnouncedChange Change,
    DateTimeOffset? PublishedAt,
    ImmutableArray<string> MissingParts);
