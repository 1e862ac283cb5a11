using System.Globalization;
using Portal.Grains.Storage;

namespace Portal.Grains.Journal.Streams;

/// <summary>Reads the row of a stream by its primary key, without a replay.</summary>
internal sealed class StreamStore(PortalDatabase database)
{
    /// <summary>What a grain is activated with.</summary>
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

    /// <summary>The newest revision; 0 when there is no such stream.</summary>
    public async Task<int> FindRevisionAsync(StreamKind kind, string stream, CancellationToken cancellationToken)
    {
        await using var connection = await database.OpenAsync(cancellationToken);
        await using var command = connection.CreateCommand(
            $"SELECT revision FROM {StreamTables.Of(kind).Name} WHERE id = @id", ("@id", stream));
        return await command.ExecuteScalarAsync(cancellationToken) is { } revision
            ? Convert.ToInt32(revision, CultureInfo.InvariantCulture)
            : 0;
    }
}
