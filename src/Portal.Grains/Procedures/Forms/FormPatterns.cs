using System.Collections.Concurrent;
using System.Text.RegularExpressions;

namespace Portal.Grains.Procedures.Forms;

/// <summary>Compiles patterns once per process: many forms share them.</summary>
internal static class FormPatterns
{
    private static readonly TimeSpan Patience = TimeSpan.FromMilliseconds(100);
    private static readonly ConcurrentDictionary<string, Regex> Compiled = new(StringComparer.Ordinal);

    /// <summary>The expression, or <see langword="null"/> when the pattern is wrong or needs backtracking.</summary>
    public static Regex? Compile(string pattern)
    {
        if (Compiled.TryGetValue(pattern, out var known))
            return known;

        if (pattern.Length > 500)
            return null;

        try
        {
            var expression = new Regex(
                pattern[..^1] + @"\z", RegexOptions.NonBacktracking | RegexOptions.CultureInvariant, Patience);
            return Compiled.GetOrAdd(pattern, expression);
        }
        catch (Exception e) when (e is ArgumentException or NotSupportedException)
        {
            // The only way .NET says that a pattern is malformed or not linear.
            return null;
        }
    }
}
