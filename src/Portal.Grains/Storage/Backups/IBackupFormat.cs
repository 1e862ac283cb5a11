namespace Portal.Grains.Storage.Backups;

/// <summary>How one kind of database is written to files and read back.</summary>
internal interface IBackupFormat
{
    /// <summary>Writes one consistent snapshot beside running writers.</summary>
    /// <param name="directory">Where to.</param>
    /// <param name="progress">Is told what is being written.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <returns>The manifest, still without documents, and the hashes of the documents that the snapshot knows.</returns>
    Task<(BackupManifest Manifest, IReadOnlyList<string> Documents)> WriteAsync(
        string directory, IProgress<string> progress, CancellationToken cancellationToken);

    /// <summary>Looks at the place where a snapshot shall go.</summary>
    /// <returns>What holds data that a restore would take away; <see langword="null"/> when there is none.</returns>
    /// <exception cref="BackupException">A portal runs there, or something else than a portal lies there.</exception>
    Task<string?> FindDataAsync(CancellationToken cancellationToken);

    /// <summary>Puts the snapshot in the place of what is there. Files and place were looked at before.</summary>
    Task RestoreAsync(
        string directory, BackupManifest manifest, IProgress<string> progress, CancellationToken cancellationToken);
}
