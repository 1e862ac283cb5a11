using Portal.Grains.Storage;

namespace Portal.Silo.Commands;

/// <summary>Brings the schema up to date, for installations where the portal itself has no right to.</summary>
internal static class MigrateCommand
{
    public static readonly string[] Options = ["--data="];

    public static async Task<int> ExecuteAsync(CommandLine line)
    {
        await using var database = PortalDatabase.Open(CommandDatabase.OptionsOf(line));
        var applied = await new Migrator(database, TimeProvider.System).MigrateAsync(CancellationToken.None);
        foreach (var migration in applied)
            Console.WriteLine($"applied {migration.Version:0000} {migration.Name}");
        Console.WriteLine(applied.Count == 0 ? "The schema is up to date." : $"{applied.Count} applied.");
        return 0;
    }
}
