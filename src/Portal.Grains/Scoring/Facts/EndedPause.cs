using System.Globalization;

namespace Portal.Grains.Scoring.Facts;

/// <summary>A pause that is over: a supplement was asked for, and came.</summary>
/// <param name="From">When it was asked for.</param>
/// <param name="To">When it came, or the dossier ended.</param>
internal readonly record struct EndedPause(long From, long To)
{
    /// <summary>Reads the column <c>pauses</c> of a dossier: <c>from-to;from-to</c>.</summary>
    public static EndedPause[] Parse(ReadOnlySpan<char> text)
    {
        if (text.IsEmpty)
            return [];

        var pauses = new List<EndedPause>(1);
        foreach (var part in text.Split(';'))
        {
            var pause = text[part];
            var dash = pause.IndexOf('-');
            pauses.Add(new EndedPause(
                long.Parse(pause[..dash], NumberStyles.None, CultureInfo.InvariantCulture),
                long.Parse(pause[(dash + 1)..], NumberStyles.None, CultureInfo.InvariantCulture)));
        }

        return [.. pauses];
    }
}
