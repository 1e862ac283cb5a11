using System.Globalization;
using Portal.Grains.Storage.Backups;

namespace Portal.Silo.Commands;

/// <summary>Puts a backup into an empty installation, which then lacks nothing to be started, and checks the journal.</summary>
internal static class RestoreCommand
{
    public static readonly string[] Options = ["--data=", "--from=", "--replace", .. ProcessRoles.Options];

    public static async Task<int> ExecuteAsync(CommandLine line)
    {
        var directory = line.Text("--from") ?? throw new CommandLineException("Say what to restore: restore --from DIR.");
        directory = Path.GetFullPath(directory);
        var options = CommandDatabase.OptionsOf(line);
        await using (var database = CommandDatabase.Open(options))
        {
            var roles = new ProcessRoles(database, options, line);
            await roles.CheckAsync(CancellationToken.None);
            using var progress = new StepLine();
            var manifest = await new Backup(database, options, CommandDatabase.DocumentsOf(options), TimeProvider.System)
                .RestoreAsync(directory, line.Has("--replace"), progress, CancellationToken.None);
            progress.Finish();
            Console.WriteLine(string.Create(
                CultureInfo.InvariantCulture, $"restored the backup of {manifest.CreatedAt:yyyy-MM-dd HH:mm:ss} UTC"));
            await roles.GiveAsync(CancellationToken.None);
        }

        await using (var database = CommandDatabase.Open(options))
        {
            var manifest = await HashedFile.HashAsync(Path.Combine(directory, BackupManifest.Name), CancellationToken.None);
            await new CommandRecord(database, line.Has("--replace") ? "restore --replace" : "restore", manifest).DoneAsync();
        }

        return await VerifyCommand.ExecuteAsync(line);
    }
}
