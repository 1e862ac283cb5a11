using Portal.Grains.Storage;
using Portal.Silo.Jobs;

namespace Portal.Silo.Commands;

/// <summary>
/// Brings the schema up to date, for installations where the portal itself has no right to, and gives the database roles
/// of silos and APIs, where there are any, the rights that they need.
/// </summary>
internal static class MigrateCommand
{
    public static readonly string[] Options = ["--data=", "--silo-role=", "--api-role="];

    public static async Task<int> ExecuteAsync(CommandLine line)
    {
        var options = CommandDatabase.OptionsOf(line);
        await using var database = PortalDatabase.Open(options);
        var applied = await new Migrator(database, TimeProvider.System).MigrateAsync(CancellationToken.None);
        foreach (var migration in applied)
            Console.WriteLine($"applied {migration.Version:0000} {migration.Name}");
        Console.WriteLine(applied.Count == 0 ? "The schema is up to date." : $"{applied.Count} applied.");
        if (database.Kind == DatabaseKind.PostgreSql)
        {
            JobEngine.Install(database);
            await GrantAsync(database, DatabaseRoles.Silo, line.Text("--silo-role") ?? options.SiloRole);
            await GrantAsync(database, DatabaseRoles.Api, line.Text("--api-role") ?? options.ApiRole);
        }

        return 0;
    }

    private static async Task GrantAsync(PortalDatabase database, string rights, string role) => Console.WriteLine(
        await new DatabaseRoles(database).GrantAsync(rights, role, CancellationToken.None)
            ? $"Role {role} has its rights."
            : $"There is no role {role}; nothing to grant.");
}
