using System.Text.Json;

namespace Portal.Grains.Journal.Archives;

/// <summary>How long the events of dossiers stay in the database; kept as data in <c>data/retention.json</c>.</summary>
/// <param name="KeepMonths">Whole months after the end of every dossier of a month.</param>
/// <param name="Basis">Why.</param>
internal sealed record RetentionPolicy(int KeepMonths, string Basis)
{
    public const string Name = "retention.json";

    /// <exception cref="InvalidDataException">The file is wrong; the message names it.</exception>
    public static RetentionPolicy Load(string directory)
    {
        try
        {
            var policy = JsonSerializer.Deserialize(
                File.ReadAllBytes(Path.Combine(directory, Name)), ArchiveJsonContext.Default.RetentionPolicy);
            return policy is { KeepMonths: >= 12 and < 1_200 }
                ? policy
                : throw new InvalidDataException($"{Name}: keepMonths must be from 12 to 1199.");
        }
        catch (JsonException broken)
        {
            throw new InvalidDataException($"{Name}: {broken.Path}: {broken.Message}", broken);
        }
    }
}
