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

/// <summary>A line of <c>entries.jsonl</c>, ordered by dossier and sequence.</summary>
/// <param name="Dossier">Id of the dossier.</param>
/// <param name="Seq">Sequence number.</param>
/// <param name="Position">Place in the order in which the journal is read.</param>
/// <param name="At">Unix milliseconds, UTC.</param>
/// <param name="Actor">Who.</param>
/// <param name="Type">Type of the event.</param>
/// <param name="Body">The event, exactly the text that was hashed.</param>
/// <param name="Hash">See <see cref="HashChain"/>, lower-case hexadecimal.</param>
internal sealed record ArchivedEntry(
    string Dossier, int Seq, long Position, long At, string Actor, string Type, string Body, string Hash);

/// <summary>A line of <c>heads.jsonl</c>: a dossier, and how its part of the chain hangs together with the rest.</summary>
/// <param name="Dossier">Id of the dossier.</param>
/// <param name="From">First sequence number.</param>
/// <param name="Previous">Hash of the event before it; empty for the first of all.</param>
/// <param name="To">Last sequence number.</param>
/// <param name="Head">Its hash.</param>
internal sealed record ArchivedHead(string Dossier, int From, string Previous, int To, string Head);

/// <summary>A month cannot be archived or brought back; the message says why and what to do.</summary>
internal sealed class ArchiveException(string message) : InvalidOperationException(message);

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, RespectRequiredConstructorParameters = true)]
[JsonSerializable(typeof(ArchiveManifest))]
[JsonSerializable(typeof(ArchivedEntry))]
[JsonSerializable(typeof(ArchivedHead))]
internal sealed partial class ArchiveJsonContext : JsonSerializerContext;
