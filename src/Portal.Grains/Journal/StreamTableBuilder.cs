namespace Portal.Grains.Journal;

/// <summary>Collects the columns of one type of row.</summary>
internal sealed class StreamTableBuilder<TRow>
    where TRow : StreamRow
{
    private readonly List<BulkColumn<PendingAppend>> columns = [];

    public StreamTableBuilder<TRow> Text(string name, Func<TRow, string?> read) =>
        Add(BulkColumns.Text<PendingAppend>(name, pending => read(RowOf(pending))));

    public StreamTableBuilder<TRow> Short(string name, Func<TRow, short> read) =>
        Add(BulkColumns.Short<PendingAppend>(name, pending => read(RowOf(pending))));

    public StreamTableBuilder<TRow> Short(string name, Func<TRow, short?> read) =>
        Add(BulkColumns.Short<PendingAppend>(name, pending => read(RowOf(pending))));

    public StreamTableBuilder<TRow> Int(string name, Func<TRow, int> read) =>
        Add(BulkColumns.Int<PendingAppend>(name, pending => read(RowOf(pending))));

    public StreamTableBuilder<TRow> Long(string name, Func<TRow, long> read) =>
        Add(BulkColumns.Long<PendingAppend>(name, pending => read(RowOf(pending))));

    public StreamTableBuilder<TRow> Flag(string name, Func<TRow, bool> read) =>
        Add(BulkColumns.Flag<PendingAppend>(name, pending => read(RowOf(pending))));

    public StreamTableBuilder<TRow> Time(string name, Func<TRow, DateTimeOffset> read) =>
        Add(BulkColumns.Time<PendingAppend>(name, pending => read(RowOf(pending))));

    public StreamTableBuilder<TRow> Time(string name, Func<TRow, DateTimeOffset?> read) =>
        Add(BulkColumns.Time<PendingAppend>(name, pending => read(RowOf(pending))));

    public StreamTableBuilder<TRow> Day(string name, Func<TRow, DateOnly> read) =>
        Add(BulkColumns.Day<PendingAppend>(name, pending => read(RowOf(pending))));

    public StreamTableBuilder<TRow> Day(string name, Func<TRow, DateOnly?> read) =>
        Add(BulkColumns.Day<PendingAppend>(name, pending => read(RowOf(pending))));

    public StreamTable Build(StreamKind kind, string name) => new(kind, name, typeof(TRow), columns);

    private static TRow RowOf(PendingAppend pending) => (TRow)pending.Append.Row;

    private StreamTableBuilder<TRow> Add(BulkColumn<PendingAppend> column)
    {
        columns.Add(column);
        return this;
    }
}
