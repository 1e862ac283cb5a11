using System.Collections.Immutable;
using System.Text.Json;
using Portal.Grains.Agencies;
using Portal.Grains.Procedures;

namespace Portal.Grains.Catalogue;

/// <summary>Everything published, by key: what publications change and snapshots are built from.</summary>
/// <param name="Agencies">Agencies by code.</param>
/// <param name="Procedures">Procedures by code.</param>
/// <param name="Holidays">Official days off by year, each in the format of <c>data/holidays.json</c>.</param>
/// <param name="Provisions">What agencies offer, by code of the agency; others offer what they are competent for.</param>
/// <param name="Announcements">Announcement decisions by the key of their stream.</param>
internal sealed record CatalogueContent(
    ImmutableDictionary<string, Agency> Agencies,
    ImmutableDictionary<string, PublishedProcedure> Procedures,
    ImmutableSortedDictionary<int, JsonElement> Holidays,
    ImmutableDictionary<string, AgencyProvisions> Provisions,
    ImmutableDictionary<string, Announcement> Announcements)
{
    public static CatalogueContent Empty { get; } = new(
        ImmutableDictionary.Create<string, Agency>(StringComparer.Ordinal),
        ImmutableDictionary.Create<string, PublishedProcedure>(StringComparer.Ordinal),
        ImmutableSortedDictionary<int, JsonElement>.Empty,
        ImmutableDictionary.Create<string, AgencyProvisions>(StringComparer.Ordinal),
        ImmutableDictionary.Create<string, Announcement>(StringComparer.Ordinal));
}
