using Portal.Grains.Storage;

namespace Portal.Silo.Commands;

/// <summary>
/// Brings the schema up to date, for installations where the portal itself has no right to, and gives the database roles
/// of silos and APIs the rights that they need.
/// </summary>
internal static class MigrateCommand
{
    public static readonly string[] Options = ["--data=", .. ProcessRoles.Options];

    public static async Task<int> ExecuteAsync(CommandLine line)
    {
        var options = CommandDatabase.OptionsOf(line);
        await using var database = CommandDatabase.Open(options);
        var roles = new ProcessRoles(database, options, line);
        await roles.CheckAsync(CancellationToken.None);
        var applied = await new Migrator(database, TimeProvider.System).MigrateAsync(CancellationToken.None);
        foreach (var migration in applied)
            Console.WriteLine($"applied {migration.Version:0000} {migration.Name}");
        Console.WriteLine(applied.Count == 0 ? "The schema is up to date." : $"{applied.Count} applied.");
        await roles.GiveAsync(CancellationToken.None);
        return 0;
    }
}
