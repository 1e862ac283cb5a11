using System.Collections.Immutable;

namespace Orleans.Runtime;

/// <summary>
/// Small values that travel down with a call and never back: who calls, for which request. Untrusted by itself.
/// </summary>
public static class RequestContext
{
    private static readonly AsyncLocal<ImmutableDictionary<string, object>?> Current = new();

    /// <summary>The names that have a value.</summary>
    public static IEnumerable<string> Keys => Current.Value?.Keys ?? [];

    /// <summary>The value of the name, or null.</summary>
    /// <param name="key">The name.</param>
    public static object? Get(string key) => Current.Value is { } values ? values.GetValueOrDefault(key) : null;

    /// <summary>Sets a value for the calls that follow in this flow of control.</summary>
    /// <param name="key">The name.</param>
    /// <param name="value">The value; it must not change any more.</param>
    public static void Set(string key, object value) =>
        Current.Value = (Current.Value ?? ImmutableDictionary.Create<string, object>(StringComparer.Ordinal))
            .SetItem(key, value);

    /// <summary>Removes a value for the calls that follow in this flow of control.</summary>
    /// <param name="key">The name.</param>
    /// <returns>Whether there was one.</returns>
    public static bool Remove(string key)
    {
        if (Current.Value is not { } values || !values.ContainsKey(key))
            return false;
        Current.Value = values.Remove(key);
        return true;
    }

    /// <summary>Removes all values for the calls that follow in this flow of control.</summary>
    public static void Clear() => Current.Value = null;
}
