using System.Text.Json.Serialization;

namespace Portal.Grains.Journal.Archives;

/// <summary>What an archive of a month holds; written last.</summary>
/// <param name="Format">Of the archive; 1.</param>
/// <param name="Month">Month in Vietnam, such as 202401.</param>
/// <param name="CreatedAt">When it was written.</param>
/// <param name="Entries">Number of entries.</param>
/// <param name="Dossiers">Number of dossiers that they are of.</param>
/// <param name="LastPosition">Highest position of an entry.</param>
/// <param name="EntriesSha256">Hash of <c>entries.jsonl</c>, lower-case hexadecimal.</param>
/// <param name="HeadsSha256">Hash of <c>heads.jsonl</c>.</param>
internal sealed record ArchiveManifest(
    int Format,
    int Month,
    DateTimeOffset CreatedAt,
    long Entries,
    long Dossiers,
    long LastPosition,
    string EntriesSha256,
    string HeadsSha256)
{
    public const string Name = "manifest.json";
    public const string EntriesFile = "entries.jsonl";
    public const string HeadsFile = "heads.jsonl";
}

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, RespectRequiredConstructorParameters = true)]
[JsonSerializable(typeof(ArchiveManifest))]
[JsonSerializable(typeof(ArchivedEntry))]
[JsonSerializable(typeof(ArchivedHead))]
internal sealed partial class ArchiveJsonContext : JsonSerializerContext;
