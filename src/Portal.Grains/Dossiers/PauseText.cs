using System.Globalization;

namespace Portal.Grains.Dossiers;

/// <summary>
/// The finished pauses of a dossier as they are stored: <c>from-to</c> in Unix milliseconds, joined by <c>;</c>. Scores
/// as of an earlier moment need the times, not only the total; nearly every dossier has none, and hardly one has two.
/// </summary>
internal static class PauseText
{
    /// <summary>The text with one more pause; a pause without length is none.</summary>
    public static string? Append(string? pauses, DateTimeOffset from, DateTimeOffset to)
    {
        if (to <= from)
            return pauses;

        var pause = string.Create(
            CultureInfo.InvariantCulture, $"{from.ToUnixTimeMilliseconds()}-{to.ToUnixTimeMilliseconds()}");
        return pauses is null ? pause : $"{pauses};{pause}";
    }
}
