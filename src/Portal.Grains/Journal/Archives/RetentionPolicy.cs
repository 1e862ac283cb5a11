using Portal.Grains.Shared;

namespace Portal.Grains.Journal.Archives;

/// <summary>How long the events of dossiers stay in the database; kept as data in <c>data/retention.json</c>.</summary>
/// <param name="KeepMonths">Whole months after the end of every dossier of a month.</param>
/// <param name="Basis">Why.</param>
internal sealed record RetentionPolicy(int KeepMonths, string Basis)
{
    public const string Name = "retention.json";

    /// <exception cref="InvalidDataException">The file is wrong; the message names it.</exception>
    public static RetentionPolicy Load(string directory) => Read(File.ReadAllBytes(Path.Combine(directory, Name)));

    /// <exception cref="InvalidDataException">The file is wrong; the message names it.</exception>
    public static RetentionPolicy Read(ReadOnlySpan<byte> json)
    {
        var policy = DataFileJson.Read<RetentionPolicy>(Name, json);
        return policy.KeepMonths is >= 12 and < 1_200
            ? policy
            : throw new InvalidDataException($"{Name}: keepMonths must be from 12 to 1199.");
    }
}
