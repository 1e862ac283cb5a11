using Dapper;
using Npgsql;

namespace Portal.Grains.Storage.Backups;

/// <summary>The tables of a portal in PostgreSQL.</summary>
internal static class PostgresTables
{
    /// <summary>Tables with rows of the portal: not its schema version, not what the engine keeps of running processes.</summary>
    public static async Task<List<string>> ListAsync(NpgsqlConnection connection) => (await connection.QueryAsync<string>(
        """
        SELECT relname::text FROM pg_class
        WHERE relnamespace = current_schema()::text::regnamespace AND relkind IN ('r', 'p') AND NOT relispartition
        AND relname NOT IN ('schema_version', 'cluster_version', 'cluster_member') AND relname NOT LIKE 'orleans%'
        ORDER BY relname
        """)).AsList();

    public static Task<bool> IsPortalAsync(NpgsqlConnection connection) =>
        connection.ExecuteScalarAsync<bool>("SELECT to_regclass('schema_version') IS NOT NULL");

    /// <summary>Whether some process has its journal open.</summary>
    public static Task<bool> IsRunningAsync(NpgsqlConnection connection) => connection.ExecuteScalarAsync<bool>(
        "SELECT EXISTS (SELECT 1 FROM pg_stat_activity WHERE datname = current_database() AND application_name = 'portal journal')");

    public static async Task<List<string>> ColumnsAsync(NpgsqlConnection connection, string table) =>
        (await connection.QueryAsync<string>(
            """
            SELECT attname::text FROM pg_attribute
            WHERE attrelid = to_regclass(@table) AND attnum > 0 AND NOT attisdropped AND attgenerated = ''
            ORDER BY attnum
            """,
            new { table })).AsList();

    /// <summary>Months with a table of events of their own, such as 202608.</summary>
    public static async Task<List<int>> MonthsAsync(NpgsqlConnection connection) => (await connection.QueryAsync<int>(
        """
        SELECT right(inhrelid::regclass::text, 6)::integer FROM pg_inherits
        WHERE inhparent = to_regclass('dossier_event') AND inhrelid <> to_regclass('dossier_event_stray')
        ORDER BY 1
        """)).AsList();

    /// <summary>Numbers that the database gives out go on after the highest one that was given.</summary>
    public static Task ContinueNumbersAsync(NpgsqlConnection connection) => connection.ExecuteAsync(
        """
        DO $$
        DECLARE
            numbered record;
        BEGIN
            FOR numbered IN
                SELECT c.relname, a.attname FROM pg_attribute AS a JOIN pg_class AS c ON c.oid = a.attrelid
                WHERE c.relnamespace = current_schema()::text::regnamespace AND NOT c.relispartition AND a.attidentity <> ''
            LOOP
                EXECUTE format(
                    'SELECT setval(pg_get_serial_sequence(%L, %L), greatest(max(%I), 1)) FROM %I',
                    numbered.relname, numbered.attname, numbered.attname, numbered.relname);
            END LOOP;
        END
        $$
        """,
        commandTimeout: 0);

    /// <summary>Takes everything of the portal out of the schema.</summary>
    public static Task DropAsync(NpgsqlConnection connection) => connection.ExecuteAsync(
        """
        DO $$
        DECLARE
            name text;
        BEGIN
            FOR name IN
                SELECT c.oid::regclass FROM pg_class AS c
                WHERE c.relnamespace = current_schema()::text::regnamespace AND c.relkind IN ('r', 'p') AND NOT c.relispartition
                AND NOT EXISTS (SELECT 1 FROM pg_depend AS d WHERE d.objid = c.oid AND d.deptype = 'e')
            LOOP
                EXECUTE 'DROP TABLE ' || name || ' CASCADE';
            END LOOP;
            FOR name IN
                SELECT p.oid::regprocedure FROM pg_proc AS p
                WHERE p.pronamespace = current_schema()::text::regnamespace
                AND NOT EXISTS (SELECT 1 FROM pg_depend AS d WHERE d.objid = p.oid AND d.deptype = 'e')
            LOOP
                EXECUTE 'DROP ROUTINE ' || name || ' CASCADE';
            END LOOP;
        END
        $$
        """);
}
