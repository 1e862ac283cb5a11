using System.Globalization;
using Portal.Grains.Journal.Archives;
using Portal.Grains.Storage;

namespace Portal.Silo.Commands;

/// <summary>Moves the events of an old month from the database into files, or back.</summary>
internal static class ArchiveCommand
{
    public static readonly string[] Options = ["--data=", "--month=", "--to=", "--export-only", "--import="];

    public static async Task<int> ExecuteAsync(CommandLine line)
    {
        await using var database = CommandDatabase.Open(CommandDatabase.OptionsOf(line));
        await new Migrator(database, TimeProvider.System).CheckAsync(CancellationToken.None);
        var policy = RetentionPolicy.Load(Path.Combine(AppContext.BaseDirectory, "data"));
        var archive = new MonthArchive(database, policy, TimeProvider.System);
        using var progress = new ProgressLine("entries");
        ArchiveManifest manifest;
        string done;
        if (line.Text("--import") is { } from)
        {
            from = Path.GetFullPath(from);
            manifest = await new CommandRecord(database, "archive --import", await HashOf(from)).RunAsync(
                () => archive.ImportAsync(from, progress, CancellationToken.None));
            done = "brought back";
        }
        else
        {
            var (month, to) = (MonthOf(line), Path.GetFullPath(line.Text("--to") ?? throw new CommandLineException(
                "Say what to do: archive --month YYYY-MM --to DIR, or archive --import DIR.")));
            manifest = await archive.ExportAsync(month, to, progress, CancellationToken.None);
            done = "written and checked";
            if (!line.Has("--export-only"))
            {
                var command = string.Create(CultureInfo.InvariantCulture, $"archive --month {month:yyyy-MM}");
                manifest = await new CommandRecord(database, command, await HashOf(to)).RunAsync(
                    () => archive.RemoveAsync(to, progress, CancellationToken.None));
                done = "written, checked and taken out of the database";
            }
        }

        progress.Finish();
        Console.WriteLine(string.Create(
            CultureInfo.InvariantCulture, $"month {manifest.Month}: {manifest.Entries} events of {manifest.Dossiers} dossiers {done}"));
        return 0;
    }

    private static Task<string> HashOf(string directory) => new ArchiveFolder(directory).HashAsync(CancellationToken.None);

    private static DateOnly MonthOf(CommandLine line) => DateOnly.TryParseExact(
        line.Text("--month"), "yyyy-MM", CultureInfo.InvariantCulture, DateTimeStyles.None, out var month)
        ? month
        : throw new CommandLineException("--month needs a month such as 2024-01.");
}
