using System.Data.Common;
using Npgsql;
using Portal.Testing.Databases;
using Portal.Testing.Processes;

namespace Portal.Testing.Cluster;

/// <summary>
/// The database of a cluster: made and migrated by its owner, used by silos and APIs with a role each that may do no more
/// than they need. The portal's settings are those of the owner, for commands such as <c>verify</c>.
/// </summary>
internal sealed class ClusterStore : PortalStore
{
    private readonly string place;
    private readonly string name = $"{Guid.NewGuid():N}"[..12];

    private readonly int? port;

    private ClusterStore(string place, int? port) => (this.place, this.port) = (place, port);

    /// <summary>Role of the silos.</summary>
    public string SiloRole => $"silo_{name}";

    /// <summary>Role of the API processes.</summary>
    public string ApiRole => $"api_{name}";

    /// <summary>As the owner of the database.</summary>
    public string ConnectionString => As(OwnerRole, null);

    public override IReadOnlyDictionary<string, string> Settings => new Dictionary<string, string>
    {
        ["Database__Provider"] = "PostgreSql",
        ["Database__ConnectionString"] = ConnectionString,
        ["Database__SiloRole"] = SiloRole,
        ["Database__ApiRole"] = ApiRole,
    };

    private string OwnerRole => $"owner_{name}";

    private string[] Roles => [OwnerRole, SiloRole, ApiRole];

    /// <summary>Makes database and roles, and has the portal migrate it.</summary>
    /// <param name="administrator">Connection string of a superuser.</param>
    /// <param name="port">Of something between the cluster and the server; the owner goes to the server itself.</param>
    public static async Task<ClusterStore> CreateAsync(string administrator, int? port = null)
    {
        var store = await CreateEmptyAsync(administrator, port);
        var (exitCode, output) = await PortalProgram.RunAsync(store, "migrate");
        return exitCode == 0 ? store : throw new InvalidOperationException($"The migration failed:\n{output}");
    }

    /// <summary>Makes database and roles, and nothing in it.</summary>
    /// <param name="administrator">Connection string of a superuser.</param>
    /// <param name="port">Of something between the cluster and the server; the owner goes to the server itself.</param>
    public static async Task<ClusterStore> CreateEmptyAsync(string administrator, int? port = null)
    {
        var database = $"portal_{Guid.NewGuid():N}";
        var store = new ClusterStore(new NpgsqlConnectionStringBuilder(administrator) { Database = database }.ConnectionString, port);
        await using var connection = new NpgsqlConnection(
            new NpgsqlConnectionStringBuilder(administrator) { Pooling = false }.ConnectionString);
        await connection.OpenAsync();
        foreach (var role in store.Roles)
            await connection.ExecuteAsync($"CREATE ROLE {role} LOGIN PASSWORD '{role}'");
        await connection.ExecuteAsync($"CREATE DATABASE {database} OWNER {store.OwnerRole}");
        return store;
    }

    /// <summary>Removes database and roles, on a server that is used by others too.</summary>
    public async Task DropAsync(string administrator)
    {
        await using var connection = new NpgsqlConnection(administrator);
        await connection.OpenAsync();
        await connection.ExecuteAsync($"DROP DATABASE {new NpgsqlConnectionStringBuilder(place).Database} WITH (FORCE)");
        foreach (var role in Roles)
            await connection.ExecuteAsync($"DROP ROLE {role}");
    }

    /// <summary>Connection string of a role, for a process that shall be known by a name.</summary>
    public string As(string role, string? name = null) => As(role, port, name);

    private string As(string role, int? between, string? name = null)
    {
        var text = new NpgsqlConnectionStringBuilder(place) { Username = role, Password = role, ApplicationName = name };
        text.Port = between ?? text.Port;
        return text.ConnectionString;
    }

    protected override DbConnection Create() => new NpgsqlConnection(
        new NpgsqlConnectionStringBuilder(ConnectionString) { Pooling = false, Timeout = 60 }.ConnectionString);
}
