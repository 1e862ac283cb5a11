using System.Globalization;

namespace Portal.Grains.Storage;

/// <summary>
/// The key of a grain as Orleans' ADO.NET provider writes it into the database. The provider takes every key that reads
/// as a hexadecimal number or a GUID for one, also when the grain is keyed by strings.
/// </summary>
/// <param name="N0">First half of a GUID, else 0.</param>
/// <param name="N1">Second half of a GUID, or the number, else 0.</param>
/// <param name="Text">The key, or what follows a <c>+</c> after a number or GUID.</param>
internal readonly record struct GrainKey(long N0, long N1, string? Text)
{
    private const int GuidLength = 32;
    private const int LongestNumber = 16;

    /// <summary>Takes a key apart as the provider does.</summary>
    /// <exception cref="ArgumentException">
    /// The key is a number or GUID not in the form in which it is written back, such as one with leading zeros: the
    /// provider would give two different keys the same row.
    /// </exception>
    public static GrainKey Parse(string key)
    {
        var plus = key.IndexOf('+', StringComparison.Ordinal);
        var head = plus < 0 ? key : key[..plus];
        var tail = plus < 0 ? null : key[(plus + 1)..];
        if (head.Length == GuidLength && Guid.TryParseExact(head, "N", out var guid))
        {
            CheckSame(head, guid.ToString("N"));
            Span<byte> bytes = stackalloc byte[16];
            guid.TryWriteBytes(bytes);
            return new(BitConverter.ToInt64(bytes), BitConverter.ToInt64(bytes[8..]), tail);
        }

        if (head.Length == 0 || !head.All(char.IsAsciiHexDigit) || head.TrimStart('0').Length > LongestNumber)
            return new(0, 0, key);

        var number = long.Parse(head, NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture);
        CheckSame(head, number.ToString("X", CultureInfo.InvariantCulture));
        return new(0, number, tail);
    }

    private static void CheckSame(string written, string readBack)
    {
        if (written != readBack)
        {
            throw new ArgumentException(
                "The key of the grain reads as a number and would lose its form in the storage; give it a prefix.");
        }
    }
}
