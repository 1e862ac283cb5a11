using Dapper;
using Npgsql;

namespace Portal.Grains.Storage;

/// <summary>
/// Gives the database roles of the processes exactly the rights of <c>Roles/*.sql</c> in the schemas of the portal, whatever
/// they were given before. PostgreSQL only, and by the owner of the tables.
/// </summary>
internal sealed class DatabaseRoles(PortalDatabase database)
{
    /// <summary>The rights of a silo, with <c>{role}</c> and <c>{schema}</c> to be filled in.</summary>
    public const string Silo = "silo.sql";

    /// <summary>The rights of an API process.</summary>
    public const string Api = "api.sql";

    private const string None = "none.sql";

    /// <summary>Refuses a role that cannot be given rights of its own.</summary>
    /// <param name="role">Name of the role.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <exception cref="SchemaException">There is no such role, or it may do what the owner may.</exception>
    public async Task CheckAsync(string role, CancellationToken cancellationToken)
    {
        await using var connection = await database.OpenAsync(cancellationToken);
        // Superusers are members of every role.
        var isOwner = await connection.QuerySingleOrDefaultAsync<bool?>(
            "SELECT pg_has_role(oid, current_user, 'MEMBER') FROM pg_roles WHERE rolname = @role", new { role });
        switch (isOwner)
        {
            case null:
                throw new SchemaException(
                    $"There is no database role '{role}'. Create it (CREATE ROLE {role} LOGIN PASSWORD '...'), name another one in "
                    + "Database:SiloRole or Database:ApiRole, or leave these empty where every process signs in as the owner.");
            case true:
                throw new SchemaException(
                    $"The role '{role}' may do whatever the owner of the schema may; silos and APIs need roles of their own.");
        }
    }

    /// <summary>Gives a role its rights, all or none.</summary>
    /// <param name="rights">File of the rights.</param>
    /// <param name="role">Name of the role.</param>
    /// <param name="cancellationToken">Gives up; nothing is changed then.</param>
    /// <exception cref="SchemaException">There is no such role, or it may do what the owner may.</exception>
    public async Task GrantAsync(string rights, string role, CancellationToken cancellationToken)
    {
        await CheckAsync(role, cancellationToken);
        await using var connection = await database.OpenAsync(cancellationToken);
        await using var transaction = await connection.BeginTransactionAsync(cancellationToken);
        var schema = await connection.ExecuteScalarAsync<string>("SELECT current_schema()", transaction: transaction);
        foreach (var file in (string[])[None, rights])
            await connection.ExecuteAsync(Fill(file, role, schema!), transaction: transaction);
        await transaction.CommitAsync(cancellationToken);
    }

    private static string Fill(string file, string role, string schema)
    {
        using var quoting = new NpgsqlCommandBuilder();
        using var reader = new StreamReader(
            typeof(DatabaseRoles).Assembly.GetManifestResourceStream($"Portal.Grains.Storage.Roles.{file}")!);
        return reader.ReadToEnd()
            .Replace("{role}", quoting.QuoteIdentifier(role), StringComparison.Ordinal)
            .Replace("{schema}", quoting.QuoteIdentifier(schema), StringComparison.Ordinal);
    }
}
