using Portal.Grains.Agencies;
using Portal.Grains.Catalogue;
using Portal.Grains.Procedures;

namespace Portal.Grains.Scoring.Procedures;

/// <summary>
/// What the catalogue itself says of announcement and publication, for ministries and provinces that have entered no
/// announcement decisions, as on a fresh portal.
/// </summary>
internal static class CataloguePublications
{
    /// <summary>
    /// Versions with decision and publish action, for the ministry in charge. A province has none: the catalogue does not
    /// say which province announced what.
    /// </summary>
    public static List<AnnouncedItem> Of(CatalogueSnapshot catalogue, Agency root) => root.Kind != AgencyKind.Ministry ? [] :
    [
        .. from newest in catalogue.Procedures
           where newest.MinistryCode == root.Code
           from version in catalogue.VersionsOf(newest.Code)
           let record = catalogue.PublicationOf(version.Code, version.Version)
           where record?.PublishedAt is not null
           let decided = record.DecisionDate
           where decided is not null
           select new AnnouncedItem(
               version.Code, version.Version == 1 ? AnnouncedChange.New : AnnouncedChange.Amended, decided.Value,
               record.LegalBasisEffective, record.Shortened, record.PublishedAt, record.MissingParts,
               AnnouncementLimits.OfMinistry),
    ];

    /// <summary>
    /// 1.3: procedures in force that a ministry is in charge of, or that are handled at province and commune level; those
    /// whose publication misses no part.
    /// </summary>
    public static Share Complete(CatalogueSnapshot catalogue, Agency root, IEnumerable<ProcedureVersion> inForce)
    {
        var shown = inForce.Where(procedure => root.Kind == AgencyKind.Ministry
            ? procedure.MinistryCode == root.Code
            : procedure.Levels.Any(level => level != AgencyKind.Ministry));
        return Share.Of(shown.Select(procedure => (
            procedure.Code,
            catalogue.PublicationOf(procedure.Code, procedure.Version) is { MissingParts.IsEmpty: true })));
    }
}
