using System.Data.Common;
using Dapper;
using Portal.Grains.Storage;

namespace Portal.Api.Tests.Backups;

/// <summary>Puts a row into whatever table a schema has, so that a table of tomorrow is tried by itself.</summary>
internal static class AnyRow
{
    /// <summary>Tables that are full as soon as a portal has started, or that stand for running processes.</summary>
    private static readonly string[] FilledByItself =
    [
        "schema_version", "orleansquery", "publication", "score_checkpoint", "score_comparison", "job_run",
        "cluster_version", "cluster_member",
    ];

    /// <summary>The other tables of the schema; from now on rows can be deleted from each.</summary>
    public static async Task<List<string>> PrepareAsync(DbConnection connection, DatabaseKind kind)
    {
        if (kind == DatabaseKind.Sqlite)
        {
            foreach (var trigger in await connection.QueryAsync<string>("SELECT name FROM sqlite_schema WHERE type = 'trigger'"))
                await connection.ExecuteAsync($"DROP TRIGGER {trigger}");
        }
        else
        {
            await connection.ExecuteAsync(
                "ALTER TABLE administration_event DISABLE TRIGGER USER; ALTER TABLE score_freeze DISABLE TRIGGER USER");
        }

        var tables = await connection.QueryAsync<string>(kind == DatabaseKind.Sqlite
            ? "SELECT name FROM sqlite_schema WHERE type = 'table' AND name NOT LIKE 'sqlite_%'"
            : """
              SELECT relname::text FROM pg_class
              WHERE relnamespace = current_schema()::text::regnamespace AND relkind IN ('r', 'p') AND NOT relispartition
              """);
        return [.. tables.Where(name => !FilledByItself.Contains(name.ToLowerInvariant()))];
    }

    public static async Task InsertAsync(DbConnection connection, DatabaseKind kind, string table)
    {
        var columns = (await connection.QueryAsync<(string Name, string Type)>(
            kind == DatabaseKind.Sqlite
                ? "SELECT name, type FROM pragma_table_info(@table) WHERE \"notnull\" = 1 AND dflt_value IS NULL"
                : """
                  SELECT column_name::text, data_type::text FROM information_schema.columns
                  WHERE table_schema = current_schema() AND table_name = @table AND is_nullable = 'NO'
                  AND is_identity = 'NO' AND column_default IS NULL
                  """,
            new { table })).AsList();
        var values = columns.Select(column => column.Type.ToUpperInvariant() switch
        {
            "TEXT" => "'a'",
            "BLOB" => "x'00'",
            "BYTEA" => "'\\x00'",
            "BOOLEAN" => "true",
            _ => "1",
        });
        await connection.ExecuteAsync(
            $"INSERT INTO {table} ({string.Join(", ", columns.Select(column => column.Name))}) VALUES ({string.Join(", ", values)})");
    }
}
