using System.Collections.Immutable;
using Portal.Grains.Shared;

namespace Portal.Grains.Scoring.Rules;

/// <summary>The file <c>data/indices.json</c>, as written.</summary>
internal sealed record IndexFile(
    ImmutableArray<ScoreProfile> Profiles,
    ImmutableArray<GroupDefinition> Groups,
    ImmutableArray<IndexDefinition> Indices,
    ImmutableArray<ScoreBand> Bands)
{
    public const string Name = "indices.json";

    /// <summary>Reads and checks the file.</summary>
    /// <exception cref="InvalidDataException">The file is wrong; the message names file and field.</exception>
    public static IndexCatalogue Load(string directory) =>
        Read(File.ReadAllBytes(Path.Combine(directory, Name)));

    /// <exception cref="InvalidDataException">The file is wrong; the message names file and field.</exception>
    public static IndexCatalogue Read(ReadOnlySpan<byte> json)
    {
        var file = DataFileJson.Read<IndexFile>(Name, json);
        var errors = IndexFileRules.Check(file).ToList();
        return errors.Count == 0
            ? new IndexCatalogue(file.Profiles, file.Groups, file.Indices, file.Bands)
            : throw new InvalidDataException(string.Join('\n', errors.Select(error => $"{Name}: {error}")));
    }
}
