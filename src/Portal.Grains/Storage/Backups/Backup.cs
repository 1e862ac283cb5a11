using System.Globalization;
using Portal.Grains.Documents;

namespace Portal.Grains.Storage.Backups;

/// <summary>
/// A copy of everything that cannot be made again: the database at one moment, and the files of documents that it knows.
/// </summary>
/// <param name="options">Where it is.</param>
/// <param name="documents">Where files of documents lie.</param>
/// <param name="time">Clock.</param>
internal sealed class Backup(PortalDatabase database, PortalDatabaseOptions options, string documents, TimeProvider time)
{
    private readonly DocumentFiles files = new(documents);

    private readonly IBackupFormat format = options.Provider == DatabaseKind.Sqlite
        ? new SqliteBackup(database, options, time)
        : new PostgresBackup(database, options, time);

    /// <summary>Takes a backup into a new folder, beside a running portal.</summary>
    /// <exception cref="BackupException">It cannot be taken; the message says why.</exception>
    public async Task<BackupManifest> TakeAsync(
        string directory, IProgress<string> progress, CancellationToken cancellationToken)
    {
        if (Directory.Exists(directory) && Directory.EnumerateFileSystemEntries(directory).Any())
            throw new BackupException($"{directory} is not empty. Name a new folder for each backup.");

        Directory.CreateDirectory(directory);
        var (manifest, hashes) = await format.WriteAsync(directory, progress, cancellationToken);
        // A file is in its place before the row that names it: whatever the snapshot knows is there.
        var bytes = 0L;
        for (var i = 0; i < hashes.Count; i++)
        {
            if (i % 100 == 0)
                progress.Report(string.Create(CultureInfo.InvariantCulture, $"documents {i}/{hashes.Count}"));
            bytes += await CopyAsync(files.PathOf(hashes[i]), PathOf(directory, hashes[i]), hashes[i], cancellationToken);
        }

        manifest = manifest with { Documents = hashes.Count, DocumentBytes = bytes };
        await manifest.WriteAsync(directory, cancellationToken);
        return manifest;
    }

    /// <summary>Puts a backup into this installation. Everything is checked before anything is changed.</summary>
    /// <param name="directory">The backup.</param>
    /// <param name="replace">Whether what the installation holds may be lost.</param>
    /// <param name="progress">Is told what is being done.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <exception cref="BackupException">It cannot be restored; the message says why.</exception>
    public async Task<BackupManifest> RestoreAsync(
        string directory, bool replace, IProgress<string> progress, CancellationToken cancellationToken)
    {
        var manifest = await BackupManifest.ReadAsync(directory, cancellationToken);
        if (manifest.Format != 1 || manifest.SchemaVersion > Migration.For(options.Provider).Count)
            throw new BackupException("The backup is from a newer portal. Restore it with that program or a newer one.");
        if (manifest.Database != options.Provider)
            throw new BackupException($"The backup is from {manifest.Database}, this installation uses {options.Provider}. Configure the same database.");
        foreach (var file in manifest.Files)
        {
            progress.Report("checking " + file.Path);
            await HashedFile.CheckAsync(Path.Combine(directory, file.Path), file.Sha256, cancellationToken);
        }

        var coming = Directory.Exists(Path.Combine(directory, "documents"))
            ? Directory.GetFiles(Path.Combine(directory, "documents"), "*", SearchOption.AllDirectories)
            : [];
        if (coming.Length != manifest.Documents)
            throw new BackupException(string.Create(CultureInfo.InvariantCulture, $"The backup has {coming.Length} documents instead of {manifest.Documents}. Take an older backup."));
        foreach (var path in coming)
        {
            progress.Report("checking " + Path.GetFileName(path));
            await HashedFile.CheckAsync(path, Path.GetFileName(path), cancellationToken);
        }

        if (await format.FindDataAsync(cancellationToken) is { } data && !replace)
        {
            throw new BackupException(
                $"This installation holds dossiers or other data (such as in {data}). Restore into an empty one, or say --replace to lose them.");
        }

        // First the files, then the rows that name them.
        foreach (var path in coming)
        {
            var hash = Path.GetFileName(path);
            if (!files.Exists(hash) || await HashedFile.HashAsync(files.PathOf(hash), cancellationToken) != hash)
                await CopyAsync(path, files.PathOf(hash), hash, cancellationToken);
        }

        await format.RestoreAsync(directory, manifest, progress, cancellationToken);
        return manifest;
    }

    private static string PathOf(string directory, string hash) => Path.Combine(directory, "documents", hash[..2], hash);

    private static async Task<long> CopyAsync(string from, string to, string hash, CancellationToken cancellationToken)
    {
        if (!File.Exists(from))
            throw new BackupException($"The document {hash} is missing at {from}. Restore it from an older backup first.");

        await using var source = File.OpenRead(from);
        var coming = to + ".coming";
        Directory.CreateDirectory(Path.GetDirectoryName(to)!);
        File.Delete(coming);
        var (bytes, found) = await HashedFile.WriteAsync(coming, file => source.CopyToAsync(file, cancellationToken));
        if (found != hash)
        {
            File.Delete(coming);
            throw new BackupException($"The document at {from} is damaged: its content is not {hash}. Take it from an older backup.");
        }

        File.Move(coming, to, overwrite: true);
        return bytes;
    }
}
