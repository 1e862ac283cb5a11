using System.Security.Cryptography;
using System.Text;

namespace Portal.Grains.Scoring.Counting;

/// <summary>What counters stand for: counters that were folded under another definition are built anew.</summary>
internal static class MeasureDefinition
{
    /// <summary>Goes up whenever the meaning of a measure or the form of what is stored changes, names apart.</summary>
    private const int Revision = 2;

    /// <summary>How many measures there are.</summary>
    public const int Count = (int)Measure.PetitionsSatisfied + 1;

    /// <summary>Identifies the definition; stored beside the counters.</summary>
    public static string Hash { get; } = Convert.ToHexStringLower(SHA256.HashData(
        Encoding.UTF8.GetBytes($"{Revision}:{string.Join(',', Enum.GetNames<Measure>())}")));
}
