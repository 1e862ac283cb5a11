using System.Collections.Concurrent;
using System.Text.RegularExpressions;

namespace Portal.Grains.Procedures.Forms;

/// <summary>
/// Compiles patterns once per process: many forms share them. Only patterns of linear time are accepted and texts are
/// short, so there is no match timeout: on a busy machine it would refuse right input.
/// </summary>
internal static class FormPatterns
{
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
                pattern[..^1] + @"\z", RegexOptions.NonBacktracking | RegexOptions.CultureInvariant);
            return Compiled.GetOrAdd(pattern, expression);
        }
        catch (Exception e) when (e is ArgumentException or NotSupportedException)
        {
            // The only way .NET says that a pattern is malformed or not linear.
            return null;
        }
    }
}
