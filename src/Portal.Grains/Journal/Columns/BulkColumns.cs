using System.Runtime.InteropServices;
using System.Text;
using NpgsqlTypes;

namespace Portal.Grains.Journal.Columns;

/// <summary>Makes columns of the types that the journal's tables use.</summary>
internal static class BulkColumns
{
    public static BulkColumn<TSource> Text<TSource>(string name, Func<TSource, string?> read) =>
        new BulkColumn<TSource, string?>(name, "text", NpgsqlDbType.Text, read);

    /// <summary>A text that is at hand as UTF-8; it is sent without a detour over a string where that is possible.</summary>
    public static BulkColumn<TSource> Utf8<TSource>(string name, Func<TSource, ReadOnlyMemory<byte>> read) =>
        new BulkColumn<TSource, ReadOnlyMemory<byte>>(
            name, "text", NpgsqlDbType.Text, read, value => Encoding.UTF8.GetString(value.Span));

    public static BulkColumn<TSource> Bytes<TSource>(string name, Func<TSource, ReadOnlyMemory<byte>> read) =>
        new BulkColumn<TSource, ReadOnlyMemory<byte>>(name, "bytea", NpgsqlDbType.Bytea, read, ToArray);

    public static BulkColumn<TSource> Short<TSource>(string name, Func<TSource, short> read) =>
        new BulkColumn<TSource, short>(name, "smallint", NpgsqlDbType.Smallint, read);

    public static BulkColumn<TSource> Short<TSource>(string name, Func<TSource, short?> read) =>
        new BulkColumn<TSource, short?>(name, "smallint", NpgsqlDbType.Smallint, read);

    public static BulkColumn<TSource> Int<TSource>(string name, Func<TSource, int> read) =>
        new BulkColumn<TSource, int>(name, "integer", NpgsqlDbType.Integer, read);

    public static BulkColumn<TSource> Long<TSource>(string name, Func<TSource, long> read) =>
        new BulkColumn<TSource, long>(name, "bigint", NpgsqlDbType.Bigint, read);

    public static BulkColumn<TSource> Flag<TSource>(string name, Func<TSource, bool> read) =>
        new BulkColumn<TSource, bool>(name, "boolean", NpgsqlDbType.Boolean, read);

    public static BulkColumn<TSource> Time<TSource>(string name, Func<TSource, DateTimeOffset> read) =>
        Long<TSource>(name, source => read(source).ToUnixTimeMilliseconds());

    public static BulkColumn<TSource> Time<TSource>(string name, Func<TSource, DateTimeOffset?> read) =>
        new BulkColumn<TSource, long?>(
            name, "bigint", NpgsqlDbType.Bigint, source => read(source)?.ToUnixTimeMilliseconds());

    public static BulkColumn<TSource> Day<TSource>(string name, Func<TSource, DateOnly> read) =>
        Int<TSource>(name, source => ToNumber(read(source)));

    public static BulkColumn<TSource> Day<TSource>(string name, Func<TSource, DateOnly?> read) =>
        new BulkColumn<TSource, int?>(
            name, "integer", NpgsqlDbType.Integer, source => read(source) is { } day ? ToNumber(day) : null);

    private static int ToNumber(DateOnly day) => (day.Year * 10_000) + (day.Month * 100) + day.Day;

    private static byte[] ToArray(ReadOnlyMemory<byte> value) =>
        MemoryMarshal.TryGetArray(value, out var part) && part.Array is { } array && part.Count == array.Length
            ? array
            : value.ToArray();
}
