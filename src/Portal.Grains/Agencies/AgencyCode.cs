using System.Diagnostics.CodeAnalysis;

namespace Portal.Grains.Agencies;

/// <summary>
/// Identifier of an agency after Decision 20/2020/QĐ-TTg: at most 35 characters, digits, capital A-Z and dots. Groups
/// from left to right are levels 1, 2, 3, ...; level 1 is one letter A-Y and two digits (Art. 4): <c>H44</c> Phú Thọ,
/// <c>H44.100</c> one of its communes. Bodies without such a code use <c>Z01</c>-<c>Z99</c> followed by up to 32
/// characters without separator (Art. 6); they have one level.
/// </summary>
public readonly struct AgencyCode : IEquatable<AgencyCode>
{
    /// <summary>Greatest length of a code (Decision 20/2020, Art. 4).</summary>
    public const int MaxLength = 35;

    private const int RootLength = 3;

    private readonly string? value;

    private AgencyCode(string value) => this.value = value;

    /// <summary>How many levels the code names; 1 for a province or ministry.</summary>
    public int Level => value is null ? 0 : value.AsSpan().Count('.') + 1;

    /// <summary>The code one level up, or <see langword="null"/> at the top.</summary>
    public AgencyCode? Parent =>
        ToString().LastIndexOf('.') is var dot and >= 0 ? new AgencyCode(value![..dot]) : null;

    /// <summary>The code of level 1: the province or ministry that the agency belongs to.</summary>
    public AgencyCode Root => value is null || IsOther(value) ? this : new AgencyCode(value[..RootLength]);

    /// <summary>Whether this agency is <paramref name="other"/> or lies below it; compares whole groups.</summary>
    public bool IsWithin(AgencyCode other)
    {
        if (value is null || other.value is null || !value.StartsWith(other.value, StringComparison.Ordinal))
            return false;

        return value.Length == other.value.Length || value[other.value.Length] == '.';
    }

    /// <summary>Reads a code; exact, no blanks, no lower case.</summary>
    /// <exception cref="FormatException">The text is no agency code.</exception>
    public static AgencyCode Parse(string s) =>
        TryParse(s, out var code) ? code : throw new FormatException($"'{s}' is no agency code of Decision 20/2020.");

    /// <summary>Reads a code; exact, no blanks, no lower case.</summary>
    public static bool TryParse([NotNullWhen(true)] string? s, out AgencyCode code)
    {
        code = default;
        if (s is null || s.Length is < RootLength or > MaxLength || !(IsOther(s) ? IsValidOther(s) : IsValidTree(s)))
            return false;

        code = new AgencyCode(s);
        return true;
    }

    /// <summary>
    /// Reads a code of QCVN 102:2016, which wrote the levels from right to left and filled missing ones with zeros:
    /// <c>000.00.00.H33</c> is <c>H33</c>, <c>000.00.15.H33</c> is <c>H33.15</c>.
    /// </summary>
    public static bool TryParseOld([NotNullWhen(true)] string? s, out AgencyCode code)
    {
        code = default;
        if (s is null || s.Length > MaxLength)
            return false;

        var groups = s.Split('.');
        Array.Reverse(groups);
        var kept = groups.Where((group, level) => level == 0 || group.AsSpan().ContainsAnyExcept('0'));
        return groups.Length > 1 && !groups.Any(string.IsNullOrEmpty) && TryParse(string.Join('.', kept), out code);
    }

    /// <summary>The code as written.</summary>
    public override string ToString() => value ?? "";

    /// <inheritdoc/>
    public bool Equals(AgencyCode other) => string.Equals(value, other.value, StringComparison.Ordinal);

    /// <inheritdoc/>
    public override bool Equals(object? obj) => obj is AgencyCode other && Equals(other);

    /// <inheritdoc/>
    public override int GetHashCode() => value is null ? 0 : value.GetHashCode(StringComparison.Ordinal);

    /// <summary>Same code.</summary>
    public static bool operator ==(AgencyCode left, AgencyCode right) => left.Equals(right);

    /// <summary>Different codes.</summary>
    public static bool operator !=(AgencyCode left, AgencyCode right) => !left.Equals(right);

    private static bool IsOther(string s) => s[0] == 'Z';

    private static bool IsValidOther(string s) =>
        char.IsAsciiDigit(s[1]) && char.IsAsciiDigit(s[2]) && s[1..3] != "00" && IsGroup(s.AsSpan(1));

    private static bool IsValidTree(string s)
    {
        if (s[0] is < 'A' or > 'Y' || !char.IsAsciiDigit(s[1]) || !char.IsAsciiDigit(s[2]))
            return false;

        var rest = s.AsSpan(RootLength);
        while (!rest.IsEmpty)
        {
            if (rest[0] != '.')
                return false;

            rest = rest[1..];
            var end = rest.IndexOf('.');
            var group = end < 0 ? rest : rest[..end];
            if (!IsGroup(group))
                return false;

            rest = rest[group.Length..];
        }

        return true;
    }

    private static bool IsGroup(ReadOnlySpan<char> group)
    {
        foreach (var c in group)
        {
            if (!char.IsAsciiDigit(c) && !char.IsAsciiLetterUpper(c))
                return false;
        }

        return !group.IsEmpty;
    }
}
