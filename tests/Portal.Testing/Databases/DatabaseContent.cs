using System.Data.Common;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Portal.Grains.Storage;

namespace Portal.Testing.Databases;

/// <summary>
/// What a database holds: each table that its schema names, with the number of its rows and a hash of all their values. A
/// table that is added later is there by itself.
/// </summary>
internal static class DatabaseContent
{
    /// <summary>Who runs now: a cluster that is restored begins with nobody.</summary>
    private static readonly string[] Running = ["cluster_member", "cluster_version"];

    /// <summary>
    /// Columns that PostgreSQL writes anew: transactions of the server, places by them in the journal, and when the schema
    /// was made.
    /// </summary>
    private static readonly string[] Anew =
        ["tx", "dossier_tx", "dossier_position", "petition_tx", "petition_position", "applied_at"];

    /// <summary>Lines such as <c>dossier: 12 rows, 0fd3...</c>, by name; on PostgreSQL one for each month of the journal.</summary>
    public static async Task<IReadOnlyList<string>> ReadAsync(PortalDatabase database)
    {
        await using var connection = await database.OpenAsync(CancellationToken.None);
        var columns = await connection.QueryAsync(
            database.Kind == DatabaseKind.Sqlite
                ? """
                  SELECT t.name, c.name FROM sqlite_schema AS t, pragma_table_info(t.name) AS c
                  WHERE t.type = 'table' AND t.name NOT LIKE 'sqlite_%'
                  """
                : """
                  SELECT relname::text, attname::text FROM pg_class JOIN pg_attribute ON attrelid = pg_class.oid
                  WHERE relnamespace = current_schema()::text::regnamespace AND relkind = 'r' AND attnum > 0 AND NOT attisdropped
                  """,
            row => (Table: row.GetString(0), Column: row.GetString(1)));
        var lines = new List<string>();
        foreach (var table in columns.GroupBy(one => one.Table, one => one.Column).Where(one => !Running.Contains(one.Key)))
        {
            var compared = database.Kind == DatabaseKind.Sqlite ? table : table.Except(Anew);
            var rows = await connection.QueryAsync(
                $"SELECT {string.Join(", ", compared.Order(StringComparer.Ordinal).Select(name => $"\"{name}\""))} FROM {table.Key}", TextOf);
            rows.Sort(StringComparer.Ordinal);
            var hash = SHA256.HashData(Encoding.UTF8.GetBytes(string.Join('\n', rows)));
            lines.Add(string.Create(
                CultureInfo.InvariantCulture, $"{table.Key}: {rows.Count} rows, {Convert.ToHexStringLower(hash)}"));
        }

        lines.Sort(StringComparer.Ordinal);
        return lines;
    }

    private static string TextOf(DbDataReader row) => string.Join('\u001f', Enumerable.Range(0, row.FieldCount).Select(i =>
        row.GetValue(i) switch
        {
            DBNull => "\u0000",
            byte[] bytes => Convert.ToHexString(bytes),
            IFormattable value => value.ToString(null, CultureInfo.InvariantCulture),
            var value => value.ToString()!,
        }));
}
