using System.Data.Common;
using Portal.Grains.Journal.Streams;
using Portal.Grains.Storage;

namespace Portal.Grains.Journal.Reading;

/// <summary>Selects and reads entries, the same for every reader.</summary>
internal static class JournalEntrySql
{
    /// <summary>How many columns <see cref="Columns"/> has.</summary>
    public const int ColumnCount = 9;

    /// <summary>The columns of an entry in the order of <see cref="Read"/>, of the event table called <c>e</c>.</summary>
    public static string Columns(DatabaseKind kind, StreamTable table)
    {
        var transaction = kind == DatabaseKind.Sqlite ? "0" : "e.tx::text::bigint";
        return $"{transaction}, e.position, e.{table.Name}, e.seq, e.at, e.actor, e.type, "
            + $"{SqlText.Utf8(kind, "e.body")}, e.hash";
    }

    public static JournalEntry Read(DbDataReader reader) => new(
        new JournalPosition(reader.GetInt64(0), reader.GetInt64(1)),
        reader.GetString(2),
        reader.GetInt32(3),
        DateTimeOffset.FromUnixTimeMilliseconds(reader.GetInt64(4)),
        reader.GetString(5),
        reader.GetString(6),
        reader.GetFieldValue<byte[]>(7),
        reader.GetFieldValue<byte[]>(8));
}
