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

    /// <summary>Whether the installation holds anything that a restore would take away.</summary>
    Task<bool> IsInUseAsync(CancellationToken cancellationToken);

    /// <summary>Puts the snapshot in the place of whatever is there. The files were checked before.</summary>
    Task RestoreAsync(
        string directory, BackupManifest manifest, IProgress<string> progress, CancellationToken cancellationToken);
}
