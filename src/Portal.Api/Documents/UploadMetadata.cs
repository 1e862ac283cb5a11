using System.Buffers.Text;
using System.Text;

namespace Portal.Api.Documents;

/// <summary>The header Upload-Metadata: names, and values in Base64.</summary>
/// <param name="Name">Name of the file, without any path.</param>
/// <param name="Hash">What the sender says the SHA-256 is, or <see langword="null"/>.</param>
internal readonly record struct UploadMetadata(string Name, string? Hash)
{
    private const int LongestName = 200;
    private const string Unnamed = "tep";

    private static readonly UTF8Encoding Strict = new(false, throwOnInvalidBytes: true);

    /// <returns>False when the header cannot be read, or names a hash that is none.</returns>
    public static bool TryRead(string? header, out UploadMetadata metadata)
    {
        metadata = new UploadMetadata(Unnamed, null);
        if (string.IsNullOrEmpty(header))
            return true;

        foreach (var pair in header.Split(','))
        {
            var parts = pair.Trim().Split(' ', 2);
            if (parts[0].Length == 0 || Decode(parts.Length == 2 ? parts[1] : "") is not { } value)
                return false;

            if (parts[0] is "filename" or "name")
                metadata = metadata with { Name = NameOf(value) };
            else if (parts[0] == "sha256" && IsHash(value))
                metadata = metadata with { Hash = value };
            else if (parts[0] == "sha256")
                return false;
        }

        return true;
    }

    private static string? Decode(string base64)
    {
        try
        {
            return Base64.IsValid(base64) ? Strict.GetString(Convert.FromBase64String(base64)) : null;
        }
        catch (DecoderFallbackException)
        {
            return null;
        }
    }

    /// <summary>The last part of a path, without what is no text; for people only, nothing is ever found by it.</summary>
    private static string NameOf(string given)
    {
        var last = given[(given.LastIndexOfAny(['/', '\\']) + 1)..];
        var clean = new string([.. last.Where(character => !char.IsControl(character))]).Trim();
        if (clean.Length > LongestName)
            clean = clean[^LongestName..];
        if (clean.Length > 0 && char.IsLowSurrogate(clean[0]))
            clean = clean[1..];
        return clean.Trim('.').Length == 0 ? Unnamed : clean;
    }

    private static bool IsHash(string text) => text.Length == 64 && text.All(char.IsAsciiHexDigitLower);
}
