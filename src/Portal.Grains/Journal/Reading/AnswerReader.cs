using System.Data.Common;
using Portal.Grains.Storage;

namespace Portal.Grains.Journal.Reading;

/// <summary>Reads remembered answers.</summary>
internal static class AnswerReader
{
    /// <summary>The columns of an answer in the order of <see cref="Read"/>.</summary>
    public static string Columns(DatabaseKind kind) =>
        $"caller, key, request_hash, status, etag, location, {SqlText.Utf8(kind, "body")}";

    public static RememberedAnswer Read(DbDataReader reader) => new(
        reader.GetString(0),
        reader.GetString(1),
        reader.GetFieldValue<byte[]>(2),
        reader.GetInt16(3),
        reader.IsDBNull(4) ? null : reader.GetString(4),
        reader.IsDBNull(5) ? null : reader.GetString(5),
        reader.GetFieldValue<byte[]>(6));

    public static async Task<RememberedAnswer?> FindAsync(
        PortalDatabase database, string caller, string key, CancellationToken cancellationToken)
    {
        await using var connection = await database.OpenAsync(cancellationToken);
        await using var command = connection.CreateCommand(
            $"SELECT {Columns(database.Kind)} FROM idempotency WHERE caller = @caller AND key = @key",
            ("@caller", caller),
            ("@key", key));
        await using var reader = await command.ExecuteReaderAsync(cancellationToken);
        return await reader.ReadAsync(cancellationToken) ? Read(reader) : null;
    }
}
