using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using Portal.Grains.Storage.Backups;

namespace Portal.Grains.Journal.Archives;

/// <summary>The files of one archived month.</summary>
internal sealed class ArchiveFolder(string directory)
{
    private string ManifestPath => Path.Combine(directory, ArchiveManifest.Name);

    private string EntriesPath => Path.Combine(directory, ArchiveManifest.EntriesFile);

    private string HeadsPath => Path.Combine(directory, ArchiveManifest.HeadsFile);

    /// <summary>Writes entries and heads as they come, and the manifest at the end.</summary>
    public async Task<ArchiveManifest> WriteAsync(
        int month, DateTimeOffset now, IAsyncEnumerable<(ArchivedEntry Entry, int Seq, string Previous)> entries)
    {
        if (Directory.Exists(directory) && Directory.EnumerateFileSystemEntries(directory).Any())
            throw new ArchiveException($"{directory} is not empty. Name another folder, or remove what an earlier attempt left.");

        Directory.CreateDirectory(directory);
        var chain = new ChainPart();
        var entriesHash = "";
        var (_, headsHash) = await HashedFile.WriteAsync(HeadsPath, async heads =>
            (_, entriesHash) = await HashedFile.WriteAsync(EntriesPath, async file =>
            {
                await foreach (var (entry, seq, previous) in entries)
                {
                    if (chain.Next(entry, seq, previous) is { } ended)
                        await LineAsync(heads, ended, ArchiveJsonContext.Default.ArchivedHead);
                    await LineAsync(file, entry, ArchiveJsonContext.Default.ArchivedEntry);
                }

                if (chain.End() is { } last)
                    await LineAsync(heads, last, ArchiveJsonContext.Default.ArchivedHead);
            }));
        var manifest = new ArchiveManifest(
            1, month, now, chain.Entries, chain.Dossiers, chain.LastPosition, entriesHash, headsHash);
        await HashedFile.WriteAsync(
            ManifestPath, file => JsonSerializer.SerializeAsync(file, manifest, ArchiveJsonContext.Default.ArchiveManifest));
        return manifest;
    }

    /// <summary>Reads everything back from disk: hashes of the files, every link of every chain, and the counts.</summary>
    public async Task<ArchiveManifest> CheckAsync(CancellationToken cancellationToken)
    {
        RefuseUnfinished();
        ArchiveManifest? manifest;
        await using (var file = File.OpenRead(ManifestPath))
            manifest = await JsonSerializer.DeserializeAsync(file, ArchiveJsonContext.Default.ArchiveManifest, cancellationToken);
        if (manifest is not { Format: 1 })
            throw new ArchiveException($"{ManifestPath} is from a newer portal.");

        await HashedFile.CheckAsync(EntriesPath, manifest.EntriesSha256, cancellationToken);
        await HashedFile.CheckAsync(HeadsPath, manifest.HeadsSha256, cancellationToken);
        var chain = new ChainPart();
        await using var heads = HeadsAsync(cancellationToken).GetAsyncEnumerator(cancellationToken);
        var head = (ArchivedHead?)null;
        await foreach (var entry in EntriesAsync(cancellationToken))
        {
            var begins = head?.Dossier != entry.Dossier;
            var before = head;
            if (begins)
                head = await heads.MoveNextAsync() ? heads.Current : throw Wrong();
            if (chain.Next(entry, head!.From - 1, head.Previous) is { } ended && ended != before)
                throw Wrong();
        }

        return chain.End() == head && chain.Entries == manifest.Entries && chain.Dossiers == manifest.Dossiers
            ? manifest
            : throw Wrong();

        ArchiveException Wrong() => new($"{directory}: entries, heads and manifest do not belong together.");
    }

    /// <summary>Hash of the manifest, and so of everything.</summary>
    public Task<string> HashAsync(CancellationToken cancellationToken)
    {
        RefuseUnfinished();
        return HashedFile.HashAsync(ManifestPath, cancellationToken);
    }

    public IAsyncEnumerable<ArchivedEntry> EntriesAsync(CancellationToken cancellationToken) =>
        LinesAsync(EntriesPath, ArchiveJsonContext.Default.ArchivedEntry, cancellationToken);

    public IAsyncEnumerable<ArchivedHead> HeadsAsync(CancellationToken cancellationToken) =>
        LinesAsync(HeadsPath, ArchiveJsonContext.Default.ArchivedHead, cancellationToken);

    private void RefuseUnfinished()
    {
        if (!File.Exists(ManifestPath))
            throw new ArchiveException($"{directory} is no whole archive: {ArchiveManifest.Name} is missing.");
    }

    private static async Task LineAsync<T>(Stream file, T line, JsonTypeInfo<T> info)
    {
        await JsonSerializer.SerializeAsync(file, line, info);
        file.WriteByte((byte)'\n');
    }

    private static async IAsyncEnumerable<T> LinesAsync<T>(
        string path, JsonTypeInfo<T> info, [System.Runtime.CompilerServices.EnumeratorCancellation] CancellationToken cancellationToken)
    {
        await foreach (var line in File.ReadLinesAsync(path, cancellationToken))
            yield return JsonSerializer.Deserialize(line, info) ?? throw new ArchiveException($"{path} has an empty line.");
    }
}
