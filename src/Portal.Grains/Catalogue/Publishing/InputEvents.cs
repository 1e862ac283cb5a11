using System.Collections.Immutable;
using Portal.Grains.Procedures;

namespace Portal.Grains.Catalogue.Publishing;

/// <summary>An agency offers something else than before.</summary>
/// <param name="Agency">Code of the agency.</param>
/// <param name="Changed">The records that are new or different.</param>
internal sealed record ProvisionsPublished(string Agency, ImmutableArray<Provision> Changed)
    : CatalogueEvent(StreamOf(Agency))
{
    public const string Name = "catalogue.provisions_published";

    public override string Type => Name;

    public static string StreamOf(string agency) => $"provisions:{agency}";

    public override CatalogueContent ApplyTo(CatalogueContent content)
    {
        var before = content.Provisions.GetValueOrDefault(Agency, new AgencyProvisions(Agency, []));
        return content with { Provisions = content.Provisions.SetItem(Agency, before.With(Changed)) };
    }
}

/// <summary>An announcement decision was entered, or what is known of it changed.</summary>
internal sealed record AnnouncementPublished(Announcement Announcement)
    : CatalogueEvent(StreamOf(Announcement.Agency, Announcement.Decision))
{
    public const string Name = "catalogue.announcement_published";

    public override string Type => Name;

    public static string StreamOf(string agency, string decision) => $"announcement:{agency}:{decision}";

    public override CatalogueContent ApplyTo(CatalogueContent content) =>
        content with { Announcements = content.Announcements.SetItem(Stream, Announcement) };
}
