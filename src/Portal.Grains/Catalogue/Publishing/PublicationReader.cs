using System.Collections.Immutable;
using System.Text.Json;
using Portal.Grains.Procedures;
using Portal.Grains.Storage;

namespace Portal.Grains.Catalogue.Publishing;

/// <summary>Reads everything published from the database.</summary>
internal static class PublicationReader
{
    public static async Task<PublicationsRead> ReadAsync(PortalDatabase database, CancellationToken cancellationToken)
    {
        var content = ContentBuilder.Create();
        var streams = ImmutableDictionary.CreateBuilder<string, StoredPublication>(StringComparer.Ordinal);
        await using var connection = await database.OpenAsync(cancellationToken);
        await using var command = connection.CreateCommand(
            $"SELECT id, kind, revision, head, created_at, {SqlText.Utf8(database.Kind, "state")} FROM publication");
        await using var reader = await command.ExecuteReaderAsync(cancellationToken);
        while (await reader.ReadAsync(cancellationToken))
        {
            streams[reader.GetString(0)] = new StoredPublication(
                reader.GetInt32(2),
                reader.GetFieldValue<byte[]>(3),
                DateTimeOffset.FromUnixTimeMilliseconds(reader.GetInt64(4)));
            content.Add(reader.GetString(1), reader.GetFieldValue<byte[]>(5));
        }

        return new PublicationsRead(content.Build(), streams.ToImmutable());
    }

    /// <summary>
    /// A number that every publication raises, so that another process sees cheaply whether there is something new.
    /// </summary>
    public static async Task<long> ReadStampAsync(PortalDatabase database, CancellationToken cancellationToken)
    {
        await using var connection = await database.OpenAsync(cancellationToken);
        await using var command = connection.CreateCommand("SELECT COALESCE(SUM(revision), 0) FROM publication");
        return Convert.ToInt64(
            await command.ExecuteScalarAsync(cancellationToken), System.Globalization.CultureInfo.InvariantCulture);
    }

    private sealed class ContentBuilder
    {
        private readonly ImmutableDictionary<string, Agencies.Agency>.Builder agencies =
            CatalogueContent.Empty.Agencies.ToBuilder();

        private readonly ImmutableDictionary<string, PublishedProcedure>.Builder procedures =
            CatalogueContent.Empty.Procedures.ToBuilder();

        private readonly ImmutableSortedDictionary<int, JsonElement>.Builder holidays =
            CatalogueContent.Empty.Holidays.ToBuilder();

        private readonly ImmutableDictionary<string, AgencyProvisions>.Builder provisions =
            CatalogueContent.Empty.Provisions.ToBuilder();

        private readonly ImmutableDictionary<string, Announcement>.Builder announcements =
            CatalogueContent.Empty.Announcements.ToBuilder();

        public static ContentBuilder Create() => new();

        public void Add(string kind, ReadOnlySpan<byte> state)
        {
            switch (kind)
            {
                case PublicationRows.Agency:
                    var agency = CatalogueJson.Read(state, CatalogueJson.Readable.Agency);
                    agencies[agency.Code] = agency;
                    break;
                case PublicationRows.Procedure:
                    var procedure = CatalogueJson.Read(state, CatalogueJson.Readable.PublishedProcedure);
                    procedures[procedure.Versions[0].Procedure.Code] = procedure;
                    break;
                case PublicationRows.Holidays:
                    var year = CatalogueJson.Read(state, CatalogueJson.Readable.HolidayYear);
                    holidays[year.Year] = year.Days;
                    break;
                case PublicationRows.Provisions:
                    var offered = CatalogueJson.Read(state, CatalogueJson.Readable.AgencyProvisions);
                    provisions[offered.Agency] = offered;
                    break;
                case PublicationRows.Announcement:
                    var announced = CatalogueJson.Read(state, CatalogueJson.Readable.Announcement);
                    announcements[AnnouncementPublished.StreamOf(announced.Agency, announced.Decision)] = announced;
                    break;
                default:
                    throw new InvalidDataException($"The catalogue holds a publication of unknown kind '{kind}'.");
            }
        }

        public CatalogueContent Build() => new(
            agencies.ToImmutable(), procedures.ToImmutable(), holidays.ToImmutable(), provisions.ToImmutable(),
            announcements.ToImmutable());
    }
}

/// <summary>What was read: the catalogue, and how far each stream is.</summary>
internal sealed record PublicationsRead(
    CatalogueContent Content, ImmutableDictionary<string, StoredPublication> Streams);
