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
    private readonly string owner;
    private readonly string name = $"{Guid.NewGuid():N}"[..12];

    private readonly int? port;

    private ClusterStore(string owner, int? port) => (this.owner, this.port) = (owner, port);

    /// <summary>Role of the silos.</summary>
    public string SiloRole => $"silo_{name}";

    /// <summary>Role of the API processes.</summary>
    public string ApiRole => $"api_{name}";

    /// <summary>As the owner of the database.</summary>
    public string ConnectionString => owner;

    public override IReadOnlyDictionary<string, string> Settings => new Dictionary<string, string>
    {
        ["Database__Provider"] = "PostgreSql",
        ["Database__ConnectionString"] = owner,
        ["Database__SiloRole"] = SiloRole,
        ["Database__ApiRole"] = ApiRole,
    };

    /// <summary>Makes database and roles, and has the portal migrate it.</summary>
    /// <param name="administrator">Connection string of a superuser.</param>
    /// <param name="port">Of something between the cluster and the server; the owner goes to the server itself.</param>
    public static async Task<ClusterStore> CreateAsync(string administrator, int? port = null)
    {
        var database = $"portal_{Guid.NewGuid():N}";
        var store = new ClusterStore(new NpgsqlConnectionStringBuilder(administrator) { Database = database }.ConnectionString, port);
        await using (var connection = new NpgsqlConnection(
            new NpgsqlConnectionStringBuilder(administrator) { Pooling = false }.ConnectionString))
        {
            await connection.OpenAsync();
            await connection.ExecuteAsync($"CREATE DATABASE {database}");
            await connection.ExecuteAsync($"CREATE ROLE {store.SiloRole} LOGIN PASSWORD '{store.SiloRole}'");
            await connection.ExecuteAsync($"CREATE ROLE {store.ApiRole} LOGIN PASSWORD '{store.ApiRole}'");
        }

        var (exitCode, output) = await PortalProgram.RunAsync(store, "migrate");
        return exitCode == 0 ? store : throw new InvalidOperationException($"The migration failed:\n{output}");
    }

    /// <summary>Removes database and roles, on a server that is used by others too.</summary>
    public async Task DropAsync(string administrator)
    {
        await using var connection = new NpgsqlConnection(administrator);
        await connection.OpenAsync();
        await connection.ExecuteAsync(
            $"DROP DATABASE {new NpgsqlConnectionStringBuilder(owner).Database} WITH (FORCE)");
        await connection.ExecuteAsync($"DROP ROLE {SiloRole}");
        await connection.ExecuteAsync($"DROP ROLE {ApiRole}");
    }

    /// <summary>Connection string of a role.</summary>
    public string As(string role)
    {
        var text = new NpgsqlConnectionStringBuilder(owner) { Username = role, Password = role };
        text.Port = port ?? text.Port;
        return text.ConnectionString;
    }

    protected override DbConnection Create() => new NpgsqlConnection(
        new NpgsqlConnectionStringBuilder(owner) { Pooling = false, Timeout = 60 }.ConnectionString);
}
