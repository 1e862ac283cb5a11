using System.Collections.Immutable;

namespace Portal.Grains.Documents;

/// <summary>Tells types by their first bytes; what the sender says about the type counts for nothing.</summary>
internal static class MediaTypes
{
    /// <summary>As many bytes as any of the types needs.</summary>
    public const int Needed = 8;

    private static readonly (string Type, byte[] Start)[] Starts =
    [
        ("application/pdf", "%PDF-"u8.ToArray()),
        ("image/jpeg", [0xFF, 0xD8, 0xFF]),
        ("image/png", [0x89, .. "PNG\r\n"u8, 0x1A, (byte)'\n']),
        ("image/tiff", [.. "II*"u8, 0x00]),
        ("image/tiff", [.. "MM"u8, 0x00, (byte)'*']),
    ];

    /// <summary>The types that can be told.</summary>
    public static ImmutableArray<string> Known { get; } = [.. Starts.Select(start => start.Type).Distinct()];

    /// <summary>The type of a file that begins like this, or <see langword="null"/>.</summary>
    public static string? Of(ReadOnlySpan<byte> beginning)
    {
        foreach (var (type, start) in Starts)
        {
            if (beginning.StartsWith(start))
                return type;
        }

        return null;
    }
}
