using Microsoft.Data.Sqlite;
using Portal.Grains.Journal.Columns;
using Portal.Grains.Journal.Streams;

namespace Portal.Grains.Journal.Writing;

/// <summary>The statements that write one kind of stream to SQLite.</summary>
internal sealed class SqliteStreamCommands : IDisposable
{
    private readonly SqliteStatement<PendingAppend> insertRow;
    private readonly SqliteStatement<PendingAppend> updateRow;
    private readonly SqliteStatement<PendingEvent> insertEvent;

    public SqliteStreamCommands(SqliteConnection connection, StreamTable table)
    {
        insertRow = SqliteStatement<PendingAppend>.Insert(
            connection, table.Name, table.Columns, "ON CONFLICT (id) DO NOTHING");
        var assignments = table.Columns.Skip(1).Select(column => $"{column.Name} = ${column.Name}");
        updateRow = new(
            connection,
            $"UPDATE {table.Name} SET {string.Join(", ", assignments)} WHERE id = $id AND revision = $expected",
            [.. table.Columns, BulkColumns.Int<PendingAppend>("expected", pending => pending.Append.ExpectedRevision)]);
        insertEvent = SqliteStatement<PendingEvent>.Insert(connection, table.EventTable, table.EventColumns);
    }

    /// <summary>Writes the row unless the stream has moved on.</summary>
    public bool TryWriteRow(PendingAppend pending) => (pending.IsNew ? insertRow : updateRow).Execute(pending) == 1;

    public void WriteEvents(PendingAppend pending)
    {
        foreach (var item in pending.Events)
            insertEvent.Execute(item);
    }

    public void Dispose()
    {
        insertRow.Dispose();
        updateRow.Dispose();
        insertEvent.Dispose();
    }
}
