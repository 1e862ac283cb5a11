using Dapper;
using Npgsql;
using NpgsqlTypes;
using Portal.Grains.Storage;
using Portal.Testing.Databases;

namespace Portal.Grains.Tests.Storage;

/// <summary>The statements by which silos agree on who is a member, called as Orleans calls them.</summary>
public sealed class ClusterTableTests : IAsyncLifetime
{
    private const int Active = 3;
    private const int Dead = 6;

    private static readonly DateTime Now = new(2026, 8, 28, 3, 0, 0, DateTimeKind.Utc);

    private TestDatabase? test;

    public async Task InitializeAsync() => test = await TestDatabase.CreateAsync(DatabaseKind.PostgreSql);

    public async Task DisposeAsync() => await test!.DisposeAsync();

    [Fact]
    public async Task A_cluster_has_one_version_and_says_so_before_it_has_a_member()
    {
        Assert.Equal(1, await CallAsync("InsertMembershipVersionKey"));
        Assert.Equal(0, await CallAsync("InsertMembershipVersionKey"));

        var empty = Assert.Single(await ReadAsync("MembershipReadAllKey"));
        Assert.Equal(0, empty["version"]);
        Assert.Null(empty["starttime"]);
    }

    [Fact]
    public async Task Of_two_changes_decided_on_one_view_one_is_made()
    {
        await CallAsync("InsertMembershipVersionKey");

        Assert.Equal(1, await CallAsync("InsertMembershipKey", Member(1, Active, version: 0)));
        Assert.Equal(0, await CallAsync("InsertMembershipKey", Member(2, Active, version: 0)));
        Assert.Equal(0, await CallAsync("InsertMembershipKey", Member(1, Active, version: 1)));
        Assert.Equal(1, await CallAsync("InsertMembershipKey", Member(2, Active, version: 1)));
        Assert.Equal(0, await CallAsync("UpdateMembershipKey", Member(1, Dead, version: 1)));
        Assert.Equal(0, await CallAsync("UpdateMembershipKey", Member(9, Dead, version: 2)));
        Assert.Equal(1, await CallAsync("UpdateMembershipKey", Member(1, Dead, version: 2)));

        var members = await ReadAsync("MembershipReadAllKey");
        Assert.All(members, member => Assert.Equal(3, member["version"]));
        Assert.Equal([(1, Dead), (2, Active)], members.Select(Status).Order());
        var row = Assert.Single(await ReadAsync("MembershipReadRowKey", Member(1, 0, 0)));
        Assert.Equal((1, Dead), Status(row));
        Assert.Equal("who and when", row["suspecttimes"]);
    }

    [Fact]
    public async Task Many_silos_that_join_at_once_are_all_members_in_the_end_and_every_join_raises_the_version()
    {
        await CallAsync("InsertMembershipVersionKey");

        await Task.WhenAll(Enumerable.Range(1, 8).Select(async port =>
        {
            while (true)
            {
                var version = (int)(await ReadAsync("MembershipReadAllKey"))[0]["version"]!;
                if (await CallAsync("InsertMembershipKey", Member(port, Active, version)) == 1)
                    return;
            }
        }));

        var members = await ReadAsync("MembershipReadAllKey");
        Assert.Equal(8, members.Count);
        Assert.Equal(8, members[0]["version"]);
    }

    [Fact]
    public async Task Clients_find_the_active_and_the_old_dead_are_cleared_away()
    {
        await CallAsync("InsertMembershipVersionKey");
        await CallAsync("InsertMembershipKey", Member(1, Active, version: 0));
        await CallAsync("InsertMembershipKey", Member(2, Active, version: 1));
        await CallAsync("InsertMembershipKey", Member(3, Active, version: 2));
        await CallAsync("UpdateMembershipKey", Member(2, Dead, version: 3));
        await CallAsync("UpdateMembershipKey", Member(3, Dead, version: 4));
        await CallAsync("UpdateIAmAlivetimeKey", Member(3, 0, 0, Now.AddDays(2)));

        var gateway = Assert.Single(await ReadAsync("GatewaysQueryKey", Member(1, Active, 0)));
        Assert.Equal(1001, gateway["proxyport"]);

        // The active one has not been heard of either: it is not for the clearing to say that it is dead.
        await CallAsync("CleanupDefunctSiloEntriesKey", Member(0, 0, 0, Now.AddDays(1)));
        Assert.Equal([1, 3], (await ReadAsync("MembershipReadAllKey")).Select(member => (int)member["port"]!).Order());

        await CallAsync("DeleteMembershipTableEntriesKey");
        Assert.Empty(await ReadAsync("MembershipReadAllKey"));
    }

    private static (int Port, int Status) Status(IDictionary<string, object?> row) => ((int)row["port"]!, (int)row["status"]!);

    private static (string, NpgsqlDbType, object)[] Member(int port, int status, int version, DateTime? alive = null) =>
    [
        ("Address", NpgsqlDbType.Varchar, "10.0.0.1"),
        ("Port", NpgsqlDbType.Integer, port),
        ("Generation", NpgsqlDbType.Integer, 7),
        ("SiloName", NpgsqlDbType.Text, $"silo-{port}"),
        ("HostName", NpgsqlDbType.Text, "host"),
        ("Status", NpgsqlDbType.Integer, status),
        ("ProxyPort", NpgsqlDbType.Integer, 1000 + port),
        ("SuspectTimes", NpgsqlDbType.Text, "who and when"),
        ("StartTime", NpgsqlDbType.TimestampTz, Now),
        ("IAmAliveTime", NpgsqlDbType.TimestampTz, alive ?? Now),
        ("Version", NpgsqlDbType.Integer, version),
    ];

    private async Task<int?> CallAsync(string key, params (string Name, NpgsqlDbType Type, object Value)[] values) =>
        (await ReadAsync(key, values)).Select(row => row["count"] as int?).FirstOrDefault();

    private async Task<List<IDictionary<string, object?>>> ReadAsync(
        string key, params (string Name, NpgsqlDbType Type, object Value)[] values)
    {
        await using var connection = (NpgsqlConnection)await test!.Database.OpenAsync(CancellationToken.None);
        var text = (await connection.ExecuteScalarAsync<string>(
            "SELECT QueryText FROM OrleansQuery WHERE QueryKey = @key", new { key }))!;
        await using var command = connection.CreateCommand();
#pragma warning disable CA2100 // The statement under test.
        command.CommandText = text;
#pragma warning restore CA2100
        command.Parameters.Add(new NpgsqlParameter("DeploymentId", NpgsqlDbType.Text) { Value = "portal" });
        foreach (var (name, type, value) in values.Where(value => text.Contains('@' + value.Name, StringComparison.Ordinal)))
            command.Parameters.Add(new NpgsqlParameter(name, type) { Value = value });
        await using var reader = await command.ExecuteReaderAsync();
        var rows = new List<IDictionary<string, object?>>();
        while (await reader.ReadAsync())
        {
            rows.Add(Enumerable.Range(0, reader.FieldCount).ToDictionary(
                reader.GetName, i => reader.IsDBNull(i) ? null : (object?)reader.GetValue(i), StringComparer.OrdinalIgnoreCase));
        }

        return rows;
    }
}
