using System.Data.Common;
using System.Globalization;
using Portal.Grains.Journal.Streams;
using Portal.Grains.Storage;

namespace Portal.Grains.Journal.Verifying;

/// <summary>A row as a verification finds it.</summary>
/// <param name="Stream">What a grain would go on with.</param>
/// <param name="Columns">Values of <see cref="StreamTable.Facts"/>, as the driver gives them.</param>
internal sealed record FoundRow(StoredStream Stream, IReadOnlyList<object> Columns)
{
    /// <summary>The columns of <see cref="Read"/>, of the table called <c>s</c>.</summary>
    public static string Select(DatabaseKind kind, StreamTable table) => string.Join(
        ", ", ["s.revision", "s.head", SqlText.Utf8(kind, "s.state"), .. table.Facts.Select(column => "s." + column.Name)]);

    /// <returns>How many columns <see cref="Select"/> has.</returns>
    public static int CountOf(StreamTable table) => 3 + table.Facts.Count;

    /// <returns>The row, or <see langword="null"/> when none was met.</returns>
    public static FoundRow? Read(DbDataReader reader, int first, StreamTable table)
    {
        if (reader.IsDBNull(first))
            return null;

        var columns = new object[table.Facts.Count];
        for (var i = 0; i < columns.Length; i++)
            columns[i] = reader.GetValue(first + 3 + i);
        return new FoundRow(
            new StoredStream(reader.GetInt32(first), reader.GetFieldValue<byte[]>(first + 1), reader.GetFieldValue<byte[]>(first + 2)),
            columns);
    }

    /// <summary>The first column that differs from what it should be, or <see langword="null"/>.</summary>
    public string? FindDifference(StreamTable table, StreamRow right)
    {
        for (var i = 0; i < Columns.Count; i++)
        {
            if (!Same(table.Facts[i].ReadValue(right), Columns[i]))
                return table.Facts[i].Name;
        }

        return null;
    }

    // Numbers and truth values have other types in each database.
    private static bool Same(object right, object found) => (right, found) switch
    {
        (DBNull, DBNull) => true,
        (DBNull, _) or (_, DBNull) => false,
        (string text, _) => text == found as string,
        (_, string) => false,
        _ => Convert.ToInt64(right, CultureInfo.InvariantCulture) == Convert.ToInt64(found, CultureInfo.InvariantCulture),
    };
}
