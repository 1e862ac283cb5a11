using System.Globalization;
using Portal.Grains.Scoring.Facts;
using Portal.Grains.Storage;

namespace Portal.Grains.Scoring.Folding;

/// <summary>Packs columns on the side of the database: fewer values to send and to read.</summary>
internal static class SqlBits
{
    public static string Never { get; } = Moment.Never.ToString(CultureInfo.InvariantCulture);

    /// <summary>A moment that is never null.</summary>
    public static string OrNever(string column) => $"coalesce({column}, {Never})";

    /// <summary>A flag as a condition; SQLite knows only numbers.</summary>
    public static string IsTrue(DatabaseKind kind, string column) =>
        kind == DatabaseKind.Sqlite ? $"{column} = 1" : column;

    /// <summary>One number with a bit for each condition that holds.</summary>
    public static string Pack(DatabaseKind kind, IEnumerable<(int Bit, string Condition)> flags) =>
        string.Join(" | ", flags.Select(flag => kind == DatabaseKind.Sqlite
            ? $"(({flag.Condition}) * {flag.Bit})"
            : $"(({flag.Condition})::integer * {flag.Bit})"));
}
