using Portal.Grains.Journal.Columns;
using Portal.Grains.Journal.Writing;

namespace Portal.Grains.Journal.Streams;

/// <summary>Collects the columns of one type of row.</summary>
internal sealed class StreamTableBuilder<TRow>
    where TRow : StreamRow
{
    private readonly List<BulkColumn<PendingAppend>> columns = [];
    private readonly List<BulkColumn<StreamRow>> facts = [];

    public StreamTableBuilder<TRow> Text(string name, Func<TRow, string?> read) => Add(BulkColumns.Text(name, read));

    public StreamTableBuilder<TRow> Short(string name, Func<TRow, short> read) => Add(BulkColumns.Short(name, read));

    public StreamTableBuilder<TRow> Short(string name, Func<TRow, short?> read) => Add(BulkColumns.Short(name, read));

    public StreamTableBuilder<TRow> Int(string name, Func<TRow, int> read) => Add(BulkColumns.Int(name, read));

    public StreamTableBuilder<TRow> Long(string name, Func<TRow, long> read) => Add(BulkColumns.Long(name, read));

    public StreamTableBuilder<TRow> Flag(string name, Func<TRow, bool> read) => Add(BulkColumns.Flag(name, read));

    public StreamTableBuilder<TRow> Time(string name, Func<TRow, DateTimeOffset> read) => Add(BulkColumns.Time(name, read));

    public StreamTableBuilder<TRow> Time(string name, Func<TRow, DateTimeOffset?> read) => Add(BulkColumns.Time(name, read));

    public StreamTableBuilder<TRow> Day(string name, Func<TRow, DateOnly> read) => Add(BulkColumns.Day(name, read));

    public StreamTableBuilder<TRow> Day(string name, Func<TRow, DateOnly?> read) => Add(BulkColumns.Day(name, read));

    /// <summary>A text that helps to find the row and is no fact: another version of the program may write it otherwise.</summary>
    public StreamTableBuilder<TRow> Help(string name, Func<TRow, string?> read) => Add(BulkColumns.Text(name, read), isFact: false);

    public StreamTable Build(StreamKind kind, string name) => new(kind, name, typeof(TRow), columns, facts);

    private StreamTableBuilder<TRow> Add(BulkColumn<TRow> column, bool isFact = true)
    {
        columns.Add(column.Of<PendingAppend>(pending => (TRow)pending.Append.Row));
        if (isFact)
            facts.Add(column.Of<StreamRow>(row => (TRow)row));
        return this;
    }
}
