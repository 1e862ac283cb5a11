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
        ["administration_event"] = ("SI", "SI"),
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
    public async Task Rights_that_somebody_gave_by_hand_are_gone_after_the_next_migration()
    {
        await ExecuteAsync($"GRANT ALL ON dossier_event TO {silo}; GRANT UPDATE ON dossier TO {api}");

        await GrantAsync();

        Assert.Equal(Rights.Count, (await ReadRightsAsync()).Intersect(
            Rights.Select(table => $"{table.Key}: silo {table.Value.Silo}, api {table.Value.Api}")).Count());
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
    public async Task A_role_that_does_not_exist_gets_nothing_and_the_owner_is_refused()
    {
        var roles = new DatabaseRoles(Database);
        var owner = new NpgsqlConnectionStringBuilder(test!.Options.ConnectionString).Username!;

        Assert.False(await roles.GrantAsync(DatabaseRoles.Api, "nobody_at_all", CancellationToken.None));
        await Assert.ThrowsAsync<SchemaException>(() =>
            roles.GrantAsync(DatabaseRoles.Silo, owner, CancellationToken.None));
    }

    private async Task GrantAsync()
    {
        var roles = new DatabaseRoles(Database);
        Assert.True(await roles.GrantAsync(DatabaseRoles.Silo, silo, CancellationToken.None));
        Assert.True(await roles.GrantAsync(DatabaseRoles.Api, api, CancellationToken.None));
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
