using Portal.Grains.Catalogue;
using Portal.Grains.Catalogue.Publishing;
using Portal.Grains.Journal.Reading;
using Portal.Grains.Journal.Streams;
using Portal.Grains.Storage;

namespace Portal.Grains.Scoring.History;

/// <summary>
/// The catalogue as it was known at an earlier moment: replays the publications up to then. What a portal was filled with
/// at its first start has no moment of its own, and was known from the beginning.
/// </summary>
internal sealed class KnownCatalogue(PortalDatabase database)
{
    public async Task<CatalogueSnapshot> AtAsync(DateTimeOffset knownAt, CancellationToken cancellationToken)
    {
        var table = StreamTables.Publications;
        await using var connection = await database.OpenAsync(cancellationToken);
        await using var command = connection.CreateCommand(
            $"""
            SELECT {JournalEntrySql.Columns(database.Kind, table)}
            FROM {table.EventTable} AS e
            WHERE e.at <= @known OR e.actor = @first
            ORDER BY {(database.Kind == DatabaseKind.Sqlite ? "e.position" : "e.tx, e.position")}
            """,
            ("@known", knownAt.ToUnixTimeMilliseconds()),
            ("@first", CataloguePublisher.FirstStart));
        var content = CatalogueContent.Empty;
        await using var reader = await command.ExecuteReaderAsync(cancellationToken);
        while (await reader.ReadAsync(cancellationToken))
        {
            var entry = JournalEntrySql.Read(reader);
            content = CatalogueJson.EventOf(entry.Type, entry.Body.Span).ApplyTo(content);
        }

        return CatalogueSnapshot.Of(content);
    }
}
