using Portal.Grains.Procedures;
using Portal.Grains.WorkingTime;

namespace Portal.Grains.Catalogue.Publishing;

/// <summary>Builds the row of a published object.</summary>
internal static class PublicationRows
{
    public const string Agency = "agency";
    public const string Procedure = "procedure";
    public const string Holidays = "holidays";
    public const string Provisions = "provisions";
    public const string Announcement = "announcement";

    /// <param name="change">The event that led here.</param>
    /// <param name="after">The catalogue after the event.</param>
    /// <param name="version">Number of the version, for objects that do not count their own.</param>
    /// <param name="context">Circumstances of the publication.</param>
    /// <param name="createdAt">When the object was first published.</param>
    public static PublicationRow Of(
        CatalogueEvent change, CatalogueContent after, int version, Import.ImportContext context,
        DateTimeOffset createdAt) => change switch
    {
        AgencyPublished { Agency: var agency } => new PublicationRow(
            CatalogueJson.Write(agency, CatalogueJson.Readable.Agency))
        {
            Kind = Agency,
            Code = agency.Code,
            Version = version,
            EffectiveFrom = context.DefaultEffectiveFrom,
            PublishedAt = context.PublishedAt,
            CreatedAt = createdAt,
            UpdatedAt = context.Now,
        },
        ProcedurePublished { Version.Procedure.Code: var code } => OfProcedure(after.Procedures[code], context, createdAt),
        ProcedureEnded { Code: var code } => OfProcedure(after.Procedures[code], context, createdAt),
        HolidaysPublished { Year: var year, Days: var days } => new PublicationRow(
            CatalogueJson.Write(new HolidayYear(year, days), CatalogueJson.Readable.HolidayYear))
        {
            Kind = Holidays,
            Code = year.ToString(System.Globalization.CultureInfo.InvariantCulture),
            Version = version,
            EffectiveFrom = new DateOnly(year, 1, 1),
            EffectiveTo = new DateOnly(year, 12, 31),
            PublishedAt = context.PublishedAt,
            CreatedAt = createdAt,
            UpdatedAt = context.Now,
        },
        ProvisionsPublished { Agency: var code } => new PublicationRow(
            CatalogueJson.Write(after.Provisions[code], CatalogueJson.Readable.AgencyProvisions))
        {
            Kind = Provisions,
            Code = code,
            Version = version,
            EffectiveFrom = after.Provisions[code].Provisions.Min(one => one.From) ?? context.DefaultEffectiveFrom,
            PublishedAt = context.PublishedAt,
            CreatedAt = createdAt,
            UpdatedAt = context.Now,
        },
        AnnouncementPublished { Announcement: var announcement } => new PublicationRow(
            CatalogueJson.Write(announcement, CatalogueJson.Readable.Announcement))
        {
            Kind = Announcement,
            Code = announcement.Decision,
            Version = version,
            EffectiveFrom = announcement.DecisionDate,
            AnnouncedAt = VietnamTime.StartOf(announcement.DecisionDate),
            PublishedAt = announcement.Procedures.Max(one => one.PublishedAt),
            CreatedAt = createdAt,
            UpdatedAt = context.Now,
        },
        _ => throw new ArgumentException($"No row for {change.GetType()}.", nameof(change)),
    };

    /// <summary>
    /// The columns show the newest version. Announcement and publication go together: where the publish action is not
    /// known (published before the portal kept the books), neither column is set, so that indices 1.1 and 1.2 count
    /// nothing that they cannot judge.
    /// </summary>
    private static PublicationRow OfProcedure(
        PublishedProcedure procedure, Import.ImportContext context, DateTimeOffset createdAt)
    {
        // A procedure in the catalogue has at least one version.
        var newest = procedure.Newest!;
        var publishedAt = newest.Publication.PublishedAt;
        return new PublicationRow(CatalogueJson.Write(procedure, CatalogueJson.Readable.PublishedProcedure))
        {
            Kind = Procedure,
            Code = newest.Procedure.Code,
            Version = newest.Procedure.Version,
            EffectiveFrom = newest.Procedure.EffectiveFrom,
            EffectiveTo = newest.Procedure.EffectiveTo,
            AnnouncedAt = publishedAt is not null && newest.Publication.DecisionDate is { } day
                ? VietnamTime.StartOf(day)
                : null,
            PublishedAt = publishedAt,
            CreatedAt = createdAt,
            UpdatedAt = context.Now,
        };
    }
}
