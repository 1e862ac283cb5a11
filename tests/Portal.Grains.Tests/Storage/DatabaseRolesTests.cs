using Dapper;
using Npgsql;
using Portal.Grains.Journal;
using Portal.Grains.Storage;
using Portal.Testing;
using Portal.Testing.Databases;

namespace Portal.Grains.Tests.Storage;

/// <summary>Every table and every role: the whole of who may do what.</summary>
public sealed class DatabaseRolesTests : IAsyncLifetime
{
    /// <summary>
    /// Select, Insert, Update, Delete, Truncate; silo first, API second. A new table fails here until somebody has decided
    /// (src/Portal.Grains/Storage/Roles).
    /// </summary>
    private static readonly SortedDictionary<string, (string Silo, string Api)> Rights = new(StringComparer.Ordinal)
    {
        ["administration_event"] = ("", "SI"),
        ["archived_dossier"] = ("S", "S"),
        ["archived_month"] = ("", ""),
        ["cluster_member"] = ("SIUD", "S"),
        ["cluster_version"] = ("SIUD", ""),
        ["document"] = ("SI", "SI"),
        ["dossier"] = ("SIU", "S"),
        ["dossier_event"] = ("SI", "S"),
        ["dossier_look"] = ("", "SIU"),
        ["grain_state"] = ("SIUD", ""),
        ["idempotency"] = ("SID", ""),
        ["job_run"] = ("SIU", ""),
        ["mandate"] = ("SIUD", "S"),
        ["orleansquery"] = ("S", "S"),
        ["petition"] = ("SIU", "S"),
        ["petition_event"] = ("SI", "S"),
        ["publication"] = ("SIU", "S"),
        ["publication_event"] = ("SI", "S"),
        ["represented_person"] = ("", "SI"),
        ["schema_version"] = ("S", "S"),
        ["score_checkpoint"] = ("SU", "S"),
        ["score_comparison"] = ("SIU", ""),
        ["score_counter"] = ("SIUD", "S"),
        ["score_fact"] = ("SIUDT", ""),
        ["score_freeze"] = ("SI", "S"),
        ["score_petition_fact"] = ("SIUDT", ""),
        ["score_snapshot"] = ("SI", "S"),
        ["score_target"] = ("S", "SIU"),
        ["upload"] = ("SUD", "SIUD"),
    };

    private readonly string silo = $"silo_{Guid.NewGuid():N}";
    private readonly string api = $"api_{Guid.NewGuid():N}";
    private TestDatabase? test;

    private PortalDatabase Database => test!.Database;

    public async Task InitializeAsync()
    {
        test = await TestDatabase.CreateAsync(DatabaseKind.PostgreSql);
        await ExecuteAsync($"CREATE ROLE {silo} LOGIN PASSWORD '{silo}'; CREATE ROLE {api} LOGIN PASSWORD '{api}'");
        await GrantAsync();
    }

    public async Task DisposeAsync()
    {
        await ExecuteAsync(
            $"DROP OWNED BY {silo}; DROP OWNED BY {api}; DROP ROLE {silo}; DROP ROLE {api}");
        await test!.DisposeAsync();
    }

    [Fact]
    public async Task Each_role_has_exactly_the_rights_that_are_decided_for_each_table()
    {
        var expected = Rights.Select(table => $"{table.Key}: silo {table.Value.Silo}, api {table.Value.Api}");

        Assert.Equal(expected, await ReadRightsAsync());
    }

    [Fact]
    public async Task A_silo_makes_the_tables_of_months_which_an_api_cannot()
    {
        var place = new NpgsqlConnectionStringBuilder(test!.Options.ConnectionString) { Username = silo, Password = silo };
        await using var asSilo = PortalDatabase.Open(new PortalDatabaseOptions
        {
            Provider = DatabaseKind.PostgreSql, ConnectionString = place.ConnectionString,
        });
        var months = new JournalMonths(asSilo, new TestClock(new DateTimeOffset(2040, 5, 1, 0, 0, 0, TimeSpan.Zero)));

        Assert.Equal([204005, 204006, 204007, 204008], await months.PrepareAsync(CancellationToken.None));
        Assert.Equal(PostgresErrorCodes.InsufficientPrivilege, await RefusalAsync(api, "SELECT journal_month(204101)"));
    }

    [Fact]
    public async Task Whatever_somebody_gave_by_hand_is_gone_after_the_next_migration()
    {
        await ExecuteAsync(
            """
            CREATE SCHEMA hangfire;
            CREATE TABLE hangfire.job (id integer GENERATED ALWAYS AS IDENTITY);
            CREATE FUNCTION hangfire.clean() RETURNS void LANGUAGE sql AS '';
            CREATE SEQUENCE loose;
            """);
        await GrantAsync();
        var decided = await ReadGrantsAsync();

        await ExecuteAsync(
            $"""
            GRANT ALL ON dossier_event, dossier_event_stray TO {silo};
            GRANT UPDATE (state) ON dossier TO {api};
            GRANT ALL ON SEQUENCE loose TO {silo}, {api};
            GRANT EXECUTE ON FUNCTION journal_month(integer) TO {api};
            GRANT CREATE ON SCHEMA public TO {silo}, {api}, PUBLIC;
            GRANT ALL ON SCHEMA hangfire TO {silo}, {api};
            GRANT ALL ON ALL TABLES IN SCHEMA hangfire TO {silo}, {api} WITH GRANT OPTION;
            GRANT ALL ON ALL SEQUENCES IN SCHEMA hangfire TO {silo}, {api};
            GRANT ALL ON FUNCTION hangfire.clean() TO {silo}, {api};
            SET ROLE {silo};
            GRANT DELETE ON hangfire.job TO {api};
            RESET ROLE;
            """);
        Assert.NotEqual(decided, await ReadGrantsAsync());
        await GrantAsync();

        Assert.Equal(decided, await ReadGrantsAsync());
        Assert.DoesNotContain(decided, one => one.Contains("PUBLIC CREATE", StringComparison.Ordinal));
        Assert.Contains("hangfire.job: silo DELETE, silo INSERT, silo SELECT, silo UPDATE", decided);
        Assert.Contains("public.journal_month(month integer): silo EXECUTE", decided);
    }

    [Theory]
    [InlineData("UPDATE dossier SET revision = 1")]
    [InlineData("DELETE FROM dossier_event")]
    [InlineData("INSERT INTO grain_state VALUES ('portal', 'x', 0, 0, 'x', NULL, 1, 0)")]
    [InlineData("UPDATE score_counter SET version = 1")]
    [InlineData("INSERT INTO cluster_version VALUES ('x', 1, now())")]
    [InlineData("CREATE TABLE mine (id integer)")]
    public async Task The_database_refuses_what_an_API_process_has_no_business_to_do(string sql) =>
        Assert.Equal(PostgresErrorCodes.InsufficientPrivilege, await RefusalAsync(api, sql));

    [Theory]
    [InlineData("UPDATE dossier_event SET actor = 'x'")]
    [InlineData("DELETE FROM petition_event")]
    [InlineData("TRUNCATE publication_event")]
    [InlineData("DELETE FROM dossier")]
    [InlineData("UPDATE score_freeze SET at = 1")]
    [InlineData("DROP TABLE dossier_event")]
    public async Task The_database_refuses_a_silo_that_would_change_what_is_on_record(string sql) =>
        Assert.Equal(PostgresErrorCodes.InsufficientPrivilege, await RefusalAsync(silo, sql));

    [Fact]
    public async Task A_role_that_does_not_exist_is_refused_with_advice_and_so_is_one_with_the_rights_of_the_owner()
    {
        var roles = new DatabaseRoles(Database);
        var owner = new NpgsqlConnectionStringBuilder(test!.Options.ConnectionString).Username!;
        await ExecuteAsync($"GRANT {owner} TO {silo}");

        var missing = await Assert.ThrowsAsync<SchemaException>(() =>
            roles.GrantAsync(DatabaseRoles.Api, "nobody_at_all", CancellationToken.None));
        Assert.Contains("CREATE ROLE nobody_at_all LOGIN", missing.Message, StringComparison.Ordinal);
        foreach (var mighty in (string[])[owner, silo])
        {
            var refused = await Assert.ThrowsAsync<SchemaException>(() =>
                roles.GrantAsync(DatabaseRoles.Silo, mighty, CancellationToken.None));
            Assert.Contains($"'{mighty}'", refused.Message, StringComparison.Ordinal);
        }
    }

    private async Task GrantAsync()
    {
        var roles = new DatabaseRoles(Database);
        await roles.GrantAsync(DatabaseRoles.Silo, silo, CancellationToken.None);
        await roles.GrantAsync(DatabaseRoles.Api, api, CancellationToken.None);
    }

    /// <summary>Everything that the two roles, or everybody, were given by name: schemas, tables, columns, sequences, functions.</summary>
    private async Task<List<string>> ReadGrantsAsync()
    {
        await using var connection = await Database.OpenAsync(CancellationToken.None);
        var rows = await connection.QueryAsync<(string Thing, string Rights)>(
            """
            SELECT thing, string_agg(who || ' ' || what, ', ' ORDER BY who, what)
            FROM (
                SELECT thing, held.privilege_type AS what,
                    CASE held.grantee WHEN 0 THEN 'PUBLIC' WHEN @silo::regrole THEN 'silo' WHEN @api::regrole THEN 'api' END AS who
                FROM (
                    SELECT nspname::text AS thing, nspacl AS acl, nspname FROM pg_namespace
                    UNION ALL
                    SELECT nspname || '.' || relname, relacl, nspname
                    FROM pg_class JOIN pg_namespace AS n ON n.oid = relnamespace
                    UNION ALL
                    SELECT nspname || '.' || relname || '.' || attname, attacl, nspname
                    FROM pg_attribute JOIN pg_class AS c ON c.oid = attrelid JOIN pg_namespace AS n ON n.oid = relnamespace
                    UNION ALL
                    SELECT nspname || '.' || proname || '(' || pg_get_function_identity_arguments(p.oid) || ')', proacl, nspname
                    FROM pg_proc AS p JOIN pg_namespace AS n ON n.oid = pronamespace
                ) AS things CROSS JOIN LATERAL aclexplode(acl) AS held
                WHERE nspname IN ('public', 'hangfire')
            ) AS grants
            WHERE who IS NOT NULL
            GROUP BY thing
            """,
            new { silo, api });
        return [.. rows.Select(row => $"{row.Thing}: {row.Rights}").Order(StringComparer.Ordinal)];
    }

    private async Task<List<string>> ReadRightsAsync()
    {
        await using var connection = await Database.OpenAsync(CancellationToken.None);
        var rows = await connection.QueryAsync<(string Table, string Silo, string Api)>(
            """
            SELECT relname, held.silo, held.api
            FROM pg_class CROSS JOIN LATERAL (
                SELECT string_agg(left(right_, 1), '' ORDER BY place) FILTER (WHERE has_table_privilege(@silo, oid, right_)),
                    string_agg(left(right_, 1), '' ORDER BY place) FILTER (WHERE has_table_privilege(@api, oid, right_))
                FROM unnest(ARRAY['SELECT', 'INSERT', 'UPDATE', 'DELETE', 'TRUNCATE']) WITH ORDINALITY AS of (right_, place)
            ) AS held (silo, api)
            WHERE relnamespace = current_schema()::regnamespace AND relkind IN ('r', 'p') AND NOT relispartition
            """,
            new { silo, api });
        return [.. rows.Select(row => $"{row.Table}: silo {row.Silo}, api {row.Api}").Order(StringComparer.Ordinal)];
    }

    private async Task<string?> RefusalAsync(string role, string sql)
    {
        await using var connection = new NpgsqlConnection(new NpgsqlConnectionStringBuilder(test!.Options.ConnectionString)
        {
            Username = role,
            Password = role,
            Pooling = false,
        }.ConnectionString);
        await connection.OpenAsync();
        var refused = await Assert.ThrowsAsync<PostgresException>(() => connection.ExecuteAsync(sql));
        return refused.SqlState;
    }

    private async Task ExecuteAsync(string sql)
    {
        await using var connection = await Database.OpenAsync(CancellationToken.None);
        await connection.ExecuteAsync(sql);
    }
}
