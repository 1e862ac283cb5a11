using Dapper;
using Npgsql;

namespace Portal.Grains.Storage;

/// <summary>
/// Gives the database roles of the processes exactly the rights of <c>Roles/*.sql</c>, whatever they had before.
/// PostgreSQL only, and by the owner of the tables.
/// </summary>
internal sealed class DatabaseRoles(PortalDatabase database)
{
    /// <summary>The rights of a silo, with <c>{role}</c> and <c>{schema}</c> to be filled in.</summary>
    public const string Silo = "silo.sql";

    /// <summary>The rights of an API process.</summary>
    public const string Api = "api.sql";

    /// <summary>Gives a role its rights, all or none; false when there is no such role.</summary>
    /// <param name="rights">File of the rights.</param>
    /// <param name="role">Name of the role.</param>
    /// <param name="cancellationToken">Gives up; nothing is changed then.</param>
    /// <exception cref="SchemaException">The role is the owner itself, who would lose rights.</exception>
    public async Task<bool> GrantAsync(string rights, string role, CancellationToken cancellationToken)
    {
        if (database.Kind != DatabaseKind.PostgreSql)
            return false;

        await using var connection = await database.OpenAsync(cancellationToken);
        await using var transaction = await connection.BeginTransactionAsync(cancellationToken);
        var known = await connection.QuerySingleAsync<(bool Exists, bool IsOwner, string Schema)>(
            """
            SELECT EXISTS (SELECT 1 FROM pg_roles WHERE rolname = @role), @role = current_user, current_schema()
            """,
            new { role },
            transaction);
        if (!known.Exists)
            return false;
        if (known.IsOwner)
            throw new SchemaException($"The role '{role}' is the owner of the schema; silos and APIs need roles of their own.");

        await connection.ExecuteAsync(Fill(rights, role, known.Schema), transaction: transaction);
        await transaction.CommitAsync(cancellationToken);
        return true;
    }

    private static string Fill(string rights, string role, string schema)
    {
        using var quoting = new NpgsqlCommandBuilder();
        using var reader = new StreamReader(
            typeof(DatabaseRoles).Assembly.GetManifestResourceStream($"Portal.Grains.Storage.Roles.{rights}")!);
        return reader.ReadToEnd()
            .Replace("{role}", quoting.QuoteIdentifier(role), StringComparison.Ordinal)
            .Replace("{schema}", quoting.QuoteIdentifier(schema), StringComparison.Ordinal);
    }
}
