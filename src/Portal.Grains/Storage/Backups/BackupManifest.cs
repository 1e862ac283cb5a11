using System.Collections.Immutable;
using System.Text.Json;
using System.Text.Json.Serialization;
using Portal.Grains.Administration;

namespace Portal.Grains.Storage.Backups;

/// <summary>What a backup holds. It is written last: a folder without it is no backup.</summary>
/// <param name="Format">Of the backup; 1.</param>
/// <param name="CreatedAt">When the snapshot was taken.</param>
/// <param name="Database">Which database it is from; it can only go back into that kind.</param>
/// <param name="SchemaVersion">Newest migration that is in it.</param>
/// <param name="Months">Months that have a table of events of their own (PostgreSQL).</param>
/// <param name="Files">Every file but those of documents, which are named by their hash.</param>
/// <param name="Documents">How many files of documents there are.</param>
/// <param name="DocumentBytes">Their size together.</param>
/// <param name="Record">How far the record of administration was; absent in old backups, and while it is empty.</param>
internal sealed record BackupManifest(
    int Format,
    DateTimeOffset CreatedAt,
    DatabaseKind Database,
    int SchemaVersion,
    ImmutableArray<int> Months,
    ImmutableArray<BackupFile> Files,
    long Documents,
    long DocumentBytes,
    AdministrationHead? Record = null)
{
    public const string Name = "manifest.json";

    public static async Task<BackupManifest> ReadAsync(string directory, CancellationToken cancellationToken)
    {
        var path = Path.Combine(directory, Name);
        if (!File.Exists(path))
            throw new BackupException($"{directory} is no whole backup: {Name} is missing. Take another one.");

        await using var stream = File.OpenRead(path);
        try
        {
            return await JsonSerializer.DeserializeAsync(
                stream, BackupJsonContext.Default.BackupManifest, cancellationToken)
                ?? throw new BackupException($"{path} is empty. Take another backup.");
        }
        catch (JsonException)
        {
            throw new BackupException($"{path} cannot be read. Take another backup.");
        }
    }

    public async Task WriteAsync(string directory, CancellationToken cancellationToken)
    {
        await using var stream = new FileStream(Path.Combine(directory, Name), FileMode.CreateNew);
        await JsonSerializer.SerializeAsync(stream, this, BackupJsonContext.Default.BackupManifest, cancellationToken);
        stream.Flush(flushToDisk: true);
    }
}

/// <summary>A file of a backup.</summary>
/// <param name="Path">Relative to the manifest.</param>
/// <param name="Bytes">Size.</param>
/// <param name="Sha256">Hash, lower-case hexadecimal.</param>
/// <param name="Table">Table whose rows it holds; <see langword="null"/> when it is a whole database.</param>
/// <param name="Columns">Columns in their order.</param>
/// <param name="Rows">Number of rows.</param>
internal sealed record BackupFile(
    string Path, long Bytes, string Sha256, string? Table, ImmutableArray<string> Columns, long Rows);

/// <summary>A backup cannot be taken or read; the message says what to do.</summary>
internal sealed class BackupException(string message) : InvalidOperationException(message);

[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, WriteIndented = true, UseStringEnumConverter = true)]
[JsonSerializable(typeof(BackupManifest))]
internal sealed partial class BackupJsonContext : JsonSerializerContext;
