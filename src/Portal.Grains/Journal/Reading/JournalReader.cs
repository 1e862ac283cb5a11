using System.Collections.Immutable;
using System.Data.Common;
using System.Globalization;
using Portal.Grains.Journal.Streams;
using Portal.Grains.Storage;

namespace Portal.Grains.Journal.Reading;

/// <summary>Reads the journal in an order that never skips an entry, and the history of one stream.</summary>
/// <remarks>
/// In PostgreSQL a transaction takes its positions before it commits, so an entry with a lower position can appear after
/// one with a higher. Entries are therefore ordered by (transaction, position), and only those are given whose
/// transaction is older than every transaction that still runs: nothing can appear before them any more. A transaction
/// that stays open holds back the readers, never the writers. In SQLite there is one writer at a time, and the order of
/// positions is the order of commits.
/// </remarks>
internal sealed class JournalReader(PortalDatabase database)
{
    /// <summary>At most <paramref name="max"/> entries of a kind after a position, in order.</summary>
    public async Task<ImmutableArray<JournalEntry>> ReadAsync(
        StreamKind kind, JournalPosition after, int max, CancellationToken cancellationToken)
    {
        var table = StreamTables.Of(kind);
        var condition = database.Kind == DatabaseKind.Sqlite
            ? "e.position > @position ORDER BY e.position"
            : """
              (e.tx, e.position) > (@tx::xid8, @position) AND e.tx < pg_snapshot_xmin(pg_current_snapshot())
              ORDER BY e.tx, e.position
              """;
        await using var connection = await database.OpenAsync(cancellationToken);
        await using var command = connection.CreateCommand(
            $"SELECT {JournalEntrySql.Columns(database.Kind, table)} FROM {table.EventTable} AS e WHERE {condition} LIMIT @max",
            ("@position", after.Sequence),
            ("@tx", after.Transaction.ToString(CultureInfo.InvariantCulture)),
            ("@max", max));
        return await ReadAllAsync(command, cancellationToken);
    }

    /// <summary>At most <paramref name="max"/> entries of one stream after a sequence number, in order.</summary>
    public async Task<ImmutableArray<JournalEntry>> ReadStreamAsync(
        StreamKind kind, string stream, int after, int max, CancellationToken cancellationToken)
    {
        var table = StreamTables.Of(kind);
        await using var connection = await database.OpenAsync(cancellationToken);
        await using var command = connection.CreateCommand(
            $"""
            SELECT {JournalEntrySql.Columns(database.Kind, table)}
            FROM {table.EventTable} AS e
            WHERE e.{table.Name} = @stream AND e.seq > @after
            ORDER BY e.seq
            LIMIT @max
            """,
            ("@stream", stream),
            ("@after", after),
            ("@max", max));
        return await ReadAllAsync(command, cancellationToken);
    }

    /// <summary>The newest entry of a type in one stream, or <see langword="null"/>.</summary>
    public async Task<JournalEntry?> ReadNewestAsync(
        StreamKind kind, string stream, string type, CancellationToken cancellationToken)
    {
        var table = StreamTables.Of(kind);
        await using var connection = await database.OpenAsync(cancellationToken);
        await using var command = connection.CreateCommand(
            $"""
            SELECT {JournalEntrySql.Columns(database.Kind, table)}
            FROM {table.EventTable} AS e
            WHERE e.{table.Name} = @stream AND e.type = @type
            ORDER BY e.seq DESC
            LIMIT 1
            """,
            ("@stream", stream),
            ("@type", type));
        return (await ReadAllAsync(command, cancellationToken)).FirstOrDefault();
    }

    private static async Task<ImmutableArray<JournalEntry>> ReadAllAsync(
        DbCommand command, CancellationToken cancellationToken)
    {
        var entries = ImmutableArray.CreateBuilder<JournalEntry>();
        await using var reader = await command.ExecuteReaderAsync(cancellationToken);
        while (await reader.ReadAsync(cancellationToken))
            entries.Add(JournalEntrySql.Read(reader));
        return entries.DrainToImmutable();
    }
}
