using Portal.Grains.Storage;

namespace Portal.Grains.Journal;

/// <summary>Loads the row of a stream when its grain is activated: one read by primary key, no replay.</summary>
internal sealed class StreamStore(PortalDatabase database)
{
    public async Task<StoredStream?> LoadAsync(StreamKind kind, string stream, CancellationToken cancellationToken)
    {
        await using var connection = await database.OpenAsync(cancellationToken);
        await using var command = connection.CreateCommand(
            $"""
            SELECT revision, head, {SqlText.Utf8(database.Kind, "state")}
            FROM {StreamTables.Of(kind).Name}
            WHERE id = @id
            """,
            ("@id", stream));
        await using var reader = await command.ExecuteReaderAsync(cancellationToken);
        return await reader.ReadAsync(cancellationToken)
            ? new StoredStream(reader.GetInt32(0), reader.GetFieldValue<byte[]>(1), reader.GetFieldValue<byte[]>(2))
            : null;
    }
}
