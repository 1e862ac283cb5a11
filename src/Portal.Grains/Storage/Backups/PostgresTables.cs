using Dapper;
using Npgsql;

namespace Portal.Grains.Storage.Backups;

/// <summary>The tables of a portal in PostgreSQL.</summary>
internal static class PostgresTables
{
    /// <summary>What a backup leaves out: the schema version, and what the engine keeps for itself.</summary>
    private static readonly string[] NotKept = ["schema_version", "orleansquery", "cluster_version", "cluster_member"];

    /// <summary>Every table of the schema, whoever made it; parts of a table and those of an extension are not listed.</summary>
    public static async Task<List<string>> AllAsync(NpgsqlConnection connection) => (await connection.QueryAsync<string>(
        """
        SELECT c.relname::text FROM pg_class AS c
        WHERE c.relnamespace = current_schema()::text::regnamespace AND c.relkind IN ('r', 'p') AND NOT c.relispartition
        AND NOT EXISTS (SELECT 1 FROM pg_depend AS d WHERE d.objid = c.oid AND d.deptype = 'e')
        ORDER BY c.relname
        """)).AsList();

    /// <summary>Tables with rows of the portal.</summary>
    public static async Task<List<string>> ListAsync(NpgsqlConnection connection) =>
        [.. (await AllAsync(connection)).Where(PortalTables.Of(DatabaseKind.PostgreSql).Except(NotKept).Contains)];

    /// <summary>
    /// Whether some other process of a portal is connected, or a command of it. Each process has a session at any time: it looks
    /// for new publications every few seconds, and the pool keeps what was just used.
    /// </summary>
    /// <param name="connection">The only one of this process.</param>
    /// <param name="roles">Roles as which only processes of a portal sign in.</param>
    public static Task<bool> IsRunningAsync(NpgsqlConnection connection, string[] roles) => connection.ExecuteScalarAsync<bool>(
        """
        SELECT EXISTS (
            SELECT 1 FROM pg_stat_activity
            WHERE datname = current_database() AND pid <> pg_backend_pid()
            AND (application_name IN (@Name, @JournalName, current_setting('application_name')) OR usename = ANY(@roles)))
        """,
        new { PortalDatabase.Name, PortalDatabase.JournalName, roles });

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

    /// <summary>Takes out of the schema what the portal made there, all or nothing.</summary>
    /// <exception cref="BackupException">Something that is not the portal's hangs on it.</exception>
    public static async Task DropAsync(NpgsqlConnection connection, CancellationToken cancellationToken)
    {
        await using var transaction = await connection.BeginTransactionAsync(cancellationToken);
        var tables = (await AllAsync(connection)).Where(PortalTables.Of(DatabaseKind.PostgreSql).Contains).ToList();
        var routines = await connection.QueryAsync<string>(
            """
            SELECT p.oid::regprocedure::text FROM pg_proc AS p
            WHERE p.pronamespace = current_schema()::text::regnamespace AND p.proname = ANY(@names)
            """,
            new { names = PortalTables.RoutinesOf(DatabaseKind.PostgreSql).ToArray() });
        try
        {
            // All at once: they refer to each other.
            if (tables.Count > 0)
                await connection.ExecuteAsync($"DROP TABLE {string.Join(", ", tables)}", commandTimeout: 0);
            foreach (var routine in routines)
                await connection.ExecuteAsync($"DROP ROUTINE {routine}");
        }
        catch (PostgresException hanging) when (hanging.SqlState == PostgresErrorCodes.DependentObjectsStillExist)
        {
            throw new BackupException("Something else, such as a view, hangs on the tables of the portal and would go with them. Take it away first.");
        }

        await transaction.CommitAsync(cancellationToken);
    }
}
