using Portal.Grains.Administration;
using Portal.Grains.Journal.Streams;
using Portal.Grains.Journal.Verifying;
using Portal.Grains.Storage;
using Portal.Grains.Storage.Backups;

namespace Portal.Silo.Commands;

/// <summary>
/// Checks the whole journal: every chain of hashes, no entry missing, changed or cut, and every state equal to the
/// replay of its events, every column to the state. Exit code 1 and the first bad entry when something is wrong.
/// </summary>
internal static class VerifyCommand
{
    public static readonly string[] Options = ["--data=", "--backup="];

    public static async Task<int> ExecuteAsync(CommandLine line)
    {
        await using var database = CommandDatabase.Open(CommandDatabase.OptionsOf(line));
        await new Migrator(database, TimeProvider.System).CheckAsync(CancellationToken.None);

        using var progress = new ProgressLine("entries read");
        var result = await new JournalVerifier(database, StreamReplay.RowOf).VerifyAsync(progress, CancellationToken.None);
        progress.Finish();
        var known = line.Text("--backup") is { } backup
            ? (await BackupManifest.ReadAsync(Path.GetFullPath(backup), CancellationToken.None)).Record
            : null;
        if (await new AdministrationRecord(database, TimeProvider.System).FindFaultAsync(known, CancellationToken.None) is { } fault)
        {
            Console.WriteLine($"NOT WHOLE: the record of administration was changed or cut off at entry {fault}");
            return 1;
        }

        if (result.IsWhole)
        {
            Console.WriteLine($"whole: {result.Streams} streams, {result.Entries} entries, every chain verifies");
            return 0;
        }

        Console.WriteLine($"NOT WHOLE: {result.Faulty} of {result.Streams} streams; the first: {result.First}");
        Console.WriteLine("Keep the database as it is, restore the last backup beside it, and compare this stream.");
        return 1;
    }
}
