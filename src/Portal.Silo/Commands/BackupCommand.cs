using System.Globalization;
using Portal.Grains.Storage;
using Portal.Grains.Storage.Backups;

namespace Portal.Silo.Commands;

/// <summary>Copies database and documents to a folder, while the portal runs.</summary>
internal static class BackupCommand
{
    public static readonly string[] Options = ["--data=", "--to="];

    public static async Task<int> ExecuteAsync(CommandLine line)
    {
        var directory = line.Text("--to")
            ?? throw new CommandLineException("Say where to: backup --to DIR, a new folder on another disk.");
        var options = CommandDatabase.OptionsOf(line);
        await using var database = CommandDatabase.Open(options);
        await new Migrator(database, TimeProvider.System).CheckAsync(CancellationToken.None);
        using var progress = new StepLine();
        var manifest = await new Backup(database, options, CommandDatabase.DocumentsOf(options), TimeProvider.System)
            .TakeAsync(Path.GetFullPath(directory), progress, CancellationToken.None);
        progress.Finish();
        var bytes = manifest.Files.Sum(file => file.Bytes) + manifest.DocumentBytes;
        Console.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"backup of {manifest.CreatedAt:yyyy-MM-dd HH:mm:ss} UTC: {manifest.Files.Length} files, {manifest.Documents} documents, {bytes:#,0} bytes"));
        Console.WriteLine($"manifest {await HashedFile.HashAsync(Path.Combine(directory, BackupManifest.Name), CancellationToken.None)}");
        return 0;
    }
}
