using System.Data.Common;
using Portal.Grains.Journal.Streams;
using Portal.Grains.Storage;

namespace Portal.Grains.Journal.Reading;

/// <summary>
/// Makes the journal readable again after a logical copy (pg_dump) into another PostgreSQL server.
/// </summary>
/// <remarks>
/// Entries carry the transaction that wrote them, and readers go by it; but the other server counts its transactions from
/// another beginning. Entries of transactions that it has yet to come to would stay hidden until then, and new entries
/// would stand before those that were read already. So everything the fold has read gets the transaction
/// <see cref="Read"/>, everything else <see cref="Unread"/>: both are older than any that a server gives out, the order
/// inside them is that of positions, and the fold goes on with exactly what it has not read.
/// </remarks>
internal static class ForeignTransactions
{
    /// <summary>The transaction of entries that were folded; the first that PostgreSQL could ever have given out.</summary>
    public const long Read = 3;

    /// <summary>The transaction of entries that were not folded yet, or that nothing folds.</summary>
    public const long Unread = 4;

    /// <summary>What stands for the transaction of an entry: one of the two.</summary>
    /// <param name="place">Transaction and position up to which entries of this kind were folded, as SQL.</param>
    public static string Expression(string place) =>
        $"CASE WHEN (tx, position) <= ({place}) THEN '{Read}'::xid8 ELSE '{Unread}'::xid8 END";

    /// <summary>
    /// Whether an entry, or what the fold remembers, names a transaction that this server has not given out yet.
    /// </summary>
    public static async Task<bool> AnyAsync(
        DbConnection connection, DbTransaction? transaction, CancellationToken cancellationToken)
    {
        var newest = StreamTables.All.Select(table =>
            $"(SELECT tx FROM {table.EventTable} ORDER BY tx DESC, position DESC LIMIT 1)");
        await using var command = connection.CreateCommand(
            $"""
            SELECT EXISTS (
                SELECT 1 FROM unnest(ARRAY[
                    {string.Join(",\n        ", newest)},
                    (SELECT greatest(dossier_tx, petition_tx)::text::xid8 FROM score_checkpoint WHERE id = 1)]) AS seen (tx)
                WHERE seen.tx >= pg_snapshot_xmax(pg_current_snapshot())
                AND seen.tx IS DISTINCT FROM pg_current_xact_id_if_assigned())
            """);
        command.Transaction = transaction;
        return (bool)(await command.ExecuteScalarAsync(cancellationToken))!;
    }

    /// <summary>Rewrites all entries. Nobody else may use the tables meanwhile, and they are locked against it.</summary>
    public static async Task RewriteAsync(
        DbConnection connection, DbTransaction transaction, CancellationToken cancellationToken)
    {
        foreach (var table in StreamTables.All)
        {
            var place = table.Kind == StreamKind.Publication ? "'0'::xid8, 0" : await PlaceAsync(table);
            var expression = Expression(place);
            await ExecuteAsync($"ALTER TABLE {table.EventTable} ALTER COLUMN tx TYPE xid8 USING {expression}");
        }

        await ExecuteAsync(
            $"""
            UPDATE score_checkpoint
            SET dossier_tx = {Read}, dossier_position = {long.MaxValue}, petition_tx = {Read}, petition_position = {long.MaxValue}
            """);

        async Task<string> PlaceAsync(StreamTable table)
        {
            await using var command = connection.CreateCommand(
                $"""
                SELECT quote_literal({table.Name}_tx::text) || '::xid8, ' || {table.Name}_position::text
                FROM score_checkpoint WHERE id = 1
                """);
            command.Transaction = transaction;
            return (string)(await command.ExecuteScalarAsync(cancellationToken))!;
        }

        async Task ExecuteAsync(string sql)
        {
            await using var command = connection.CreateCommand(sql);
            command.Transaction = transaction;
            command.CommandTimeout = 0;
            await command.ExecuteNonQueryAsync(cancellationToken);
        }
    }
}
