using Portal.Grains.Journal.Reading;

namespace Portal.Grains.Storage.Backups;

/// <summary>What is special about some columns.</summary>
internal static class BackupRules
{
    /// <summary>
    /// A column as the backup holds it. The numbers of transactions of one server mean nothing to another one, see
    /// <see cref="ForeignTransactions"/>.
    /// </summary>
    public static string Select(string table, string column) => (table, column) switch
    {
        ("dossier_event" or "petition_event", "tx") => ForeignTransactions.Expression(
            $"SELECT {table[..^"_event".Length]}_tx::text::xid8, {table[..^"_event".Length]}_position FROM score_checkpoint"),
        ("publication_event", "tx") => $"'{ForeignTransactions.Unread}'::xid8",
        ("score_checkpoint", "dossier_tx" or "petition_tx") => $"{ForeignTransactions.Read}::bigint",
        ("score_checkpoint", "dossier_position" or "petition_position") => $"{long.MaxValue}::bigint",
        _ => column,
    };
}
