using System.Data.Common;
using Portal.Grains.Journal.Reading;
using Portal.Grains.Journal.Streams;
using Portal.Grains.Storage;

namespace Portal.Grains.Journal.Verifying;

/// <summary>
/// The row that a stream should have: with this state, if replaying the entries gives it, else <see langword="null"/>. Without
/// entries, as of a stream whose beginning was archived, the state is believed.
/// </summary>
internal delegate StreamRow? Replay(
    StreamKind kind, string stream, IReadOnlyList<JournalEntry> entries, ReadOnlyMemory<byte> state);

/// <summary>
/// Recomputes the chains of all streams and compares them with the rows: finds changed, dropped, swapped and cut
/// entries, states that do not follow from them, and columns that do not follow from the state. Of a dossier whose older
/// events were archived, the chain goes on from the hash of the last of them, and the state is believed. It reads one
/// statement per kind, so a journal that is being written is seen at one instant, and keeps no more than one stream in memory.
/// </summary>
/// <remarks>
/// What it cannot find is a stream that was removed with its row and every entry: nothing is left that could miss them.
/// </remarks>
internal sealed class JournalVerifier(PortalDatabase database, Replay? replay = null)
{
    private const int ProgressStep = 1000;

    private const string Unless =
        "AND NOT EXISTS (SELECT 1 FROM archived_dossier AS a WHERE a.dossier = s.id AND a.seq = s.revision AND a.hash = s.head)";

    /// <param name="progress">Is told the number of entries checked so far, every thousand.</param>
    /// <param name="cancellationToken">Gives up.</param>
    public async Task<JournalVerification> VerifyAsync(IProgress<long>? progress, CancellationToken cancellationToken)
    {
        var total = new JournalVerification(0, 0, 0, null);
        foreach (var table in StreamTables.All)
        {
            total = await VerifyChainsAsync(table, total, progress, cancellationToken);
            total = await VerifyRowsAsync(table, total, cancellationToken);
        }

        return total;
    }

    private async Task<JournalVerification> VerifyChainsAsync(
        StreamTable table, JournalVerification total, IProgress<long>? progress, CancellationToken cancellationToken)
    {
        var archived = table.Kind == StreamKind.Dossier ? "a.seq, a.hash" : "NULL, NULL";
        await using var connection = await database.OpenAsync(cancellationToken);
        await using var command = connection.CreateCommand(
            $"""
            SELECT {JournalEntrySql.Columns(database.Kind, table)},
                   {FoundRow.Select(database.Kind, table)}, {archived}
            FROM {table.EventTable} AS e
            LEFT JOIN {table.Name} AS s ON s.id = e.{table.Name} AND s.revision = e.seq
            {(table.Kind == StreamKind.Dossier ? "LEFT JOIN archived_dossier AS a ON a.dossier = e.dossier" : "")}
            ORDER BY e.{table.Name}, e.seq
            """);
        command.CommandTimeout = 0;
        await using var reader = await command.ExecuteReaderAsync(cancellationToken);
        var check = (StreamCheck?)null;
        while (await reader.ReadAsync(cancellationToken))
        {
            var entry = JournalEntrySql.Read(reader);
            if (check?.Stream != entry.Stream)
            {
                total = await EndAsync(table, check, total, cancellationToken);
                check = Begin(table, entry, reader);
            }

            check.Next(entry, FoundRow.Read(reader, JournalEntrySql.ColumnCount, table));
            total = total with { Entries = total.Entries + 1 };
            if (total.Entries % ProgressStep == 0)
                progress?.Report(total.Entries);
        }

        return await EndAsync(table, check, total, cancellationToken);
    }

    private StreamCheck Begin(StreamTable table, JournalEntry entry, DbDataReader reader)
    {
        var archived = JournalEntrySql.ColumnCount + FoundRow.CountOf(table);
        return reader.IsDBNull(archived)
            ? new StreamCheck(table, entry.Stream, replay)
            : new StreamCheck(table, entry.Stream, replay, reader.GetInt32(archived), reader.GetFieldValue<byte[]>(archived + 1));
    }

    private async Task<JournalVerification> EndAsync(
        StreamTable table, StreamCheck? check, JournalVerification total, CancellationToken cancellationToken)
    {
        if (check is null)
            return total;

        check.End(check.HasRow ? null : await FindRevisionAsync(table, check.Stream, cancellationToken));
        return Add(total, check.Fault);
    }

    private async Task<int?> FindRevisionAsync(StreamTable table, string stream, CancellationToken cancellationToken) =>
        (await new StreamStore(database).LoadAsync(table.Kind, stream, cancellationToken))?.Revision;

    /// <summary>Rows whose entries are all gone, other than into an archive.</summary>
    private async Task<JournalVerification> VerifyRowsAsync(
        StreamTable table, JournalVerification total, CancellationToken cancellationToken)
    {
        await using var connection = await database.OpenAsync(cancellationToken);
        await using var command = connection.CreateCommand(
            $"""
            SELECT s.id
            FROM {table.Name} AS s
            WHERE NOT EXISTS (SELECT 1 FROM {table.EventTable} AS e WHERE e.{table.Name} = s.id)
            {(table.Kind == StreamKind.Dossier ? Unless : "")}
            ORDER BY s.id
            """);
        command.CommandTimeout = 0;
        await using var reader = await command.ExecuteReaderAsync(cancellationToken);
        while (await reader.ReadAsync(cancellationToken))
            total = Add(total, new JournalFault(table.Kind, reader.GetString(0), 1, JournalFaultKind.EntryMissing));
        return total;
    }

    private static JournalVerification Add(JournalVerification total, JournalFault? fault) => total with
    {
        Streams = total.Streams + 1,
        Faulty = total.Faulty + (fault is null ? 0 : 1),
        First = total.First ?? fault,
    };
}
