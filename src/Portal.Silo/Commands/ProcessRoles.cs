using Portal.Grains.Storage;
using Portal.Silo.Jobs;

namespace Portal.Silo.Commands;

/// <summary>
/// What the processes of an installation on PostgreSQL need besides the tables: the schema of their jobs, and a role each with
/// its rights. A role with an empty name is none: its processes sign in as the owner.
/// </summary>
internal sealed class ProcessRoles(PortalDatabase database, PortalDatabaseOptions options, CommandLine line)
{
    /// <summary>Options of the commands that change the schema.</summary>
    public static readonly string[] Options = ["--silo-role=", "--api-role="];

    private readonly DatabaseRoles roles = new(database);

    private readonly (string Rights, string Name)[] named = database.Kind == DatabaseKind.Sqlite
        ? []
        :
        [
            .. new[]
            {
                (DatabaseRoles.Silo, line.Text("--silo-role") ?? options.SiloRole),
                (DatabaseRoles.Api, line.Text("--api-role") ?? options.ApiRole),
            }.Where(role => role.Item2 is { Length: > 0 }),
        ];

    /// <summary>Refuses roles that cannot be given their rights, before anything is changed.</summary>
    /// <exception cref="SchemaException">The message says which, and what to do.</exception>
    public async Task CheckAsync(CancellationToken cancellationToken)
    {
        foreach (var (_, name) in named)
            await roles.CheckAsync(name, cancellationToken);
    }

    /// <summary>Makes what is missing, when the schema is up to date.</summary>
    public async Task GiveAsync(CancellationToken cancellationToken)
    {
        if (database.Kind == DatabaseKind.PostgreSql)
            JobEngine.Install(database);
        foreach (var (rights, name) in named)
        {
            await roles.GrantAsync(rights, name, cancellationToken);
            Console.WriteLine($"Role {name} has its rights.");
        }
    }
}
