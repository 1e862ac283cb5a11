using System.Globalization;
using System.Text;
using Npgsql;
using NpgsqlTypes;
using Portal.Grains.Journal.Columns;
using Portal.Grains.Journal.Streams;

namespace Portal.Grains.Journal.Writing;

/// <summary>
/// The one statement that writes a batch: rows, events and answers of all its appends, each column as one array.
/// </summary>
/// <remarks>
/// The statement is its own transaction, so a batch costs one round trip. It is all or nothing: a stream that exists, a
/// key that is taken or a number that is used breaks a unique index; a stream that has moved on makes the count of
/// updated rows wrong, and the last line then divides by zero on purpose. What to do about it is decided elsewhere.
/// The arrays are taken apart side by side in a SELECT list, row by row. In a FROM list each would be copied into a store
/// of its own first, of 16 kB however short it is: 14 rows of 26 columns, measured apart, took 170 µs so and take 83 µs now.
/// </remarks>
internal sealed class PostgresBatchCommand : IAsyncDisposable
{
    private readonly NpgsqlCommand command;
    private readonly List<Action<Parts>> fill = [];

    private PostgresBatchCommand(NpgsqlConnection connection, StreamTable table, PostgresBatchShape shape)
    {
        command = connection.CreateCommand();
        var sql = new StringBuilder("WITH ");
        if (shape.HasFlag(PostgresBatchShape.Inserts))
            WriteInsert(sql, "inserted", table.Name, table.Columns, parts => parts.New);
        if (shape.HasFlag(PostgresBatchShape.Updates))
            WriteUpdate(sql, table);
        if (shape.HasFlag(PostgresBatchShape.Answers))
            WriteInsert(sql, "answers", "idempotency", StreamTable.AnswerColumns, parts => parts.Answered);
        WriteInsert(sql, "events", table.EventTable, table.EventColumns, parts => parts.Events);
        sql.Length -= 2;
        sql.Append('\n');
        WriteCheck(sql, shape);
#pragma warning disable CA2100 // Composed of names of tables and columns; values are parameters.
        command.CommandText = sql.ToString();
#pragma warning restore CA2100
    }

    public static async ValueTask<PostgresBatchCommand> PrepareAsync(
        NpgsqlConnection connection, StreamTable table, PostgresBatchShape shape)
    {
        var created = new PostgresBatchCommand(connection, table, shape);
        await created.command.PrepareAsync();
        return created;
    }

    public static PostgresBatchShape ShapeOf(List<PendingAppend> batch)
    {
        var shape = PostgresBatchShape.None;
        foreach (var pending in batch)
        {
            shape |= pending.IsNew ? PostgresBatchShape.Inserts : PostgresBatchShape.Updates;
            if (pending.Append.Answer is not null)
                shape |= PostgresBatchShape.Answers;
        }

        return shape;
    }

    public async ValueTask ExecuteAsync(List<PendingAppend> batch)
    {
        var parts = Parts.Of(batch);
        foreach (var action in fill)
            action(parts);
        await command.ExecuteNonQueryAsync();
    }

    public ValueTask DisposeAsync() => command.DisposeAsync();

    private void WriteInsert<TSource>(
        StringBuilder sql,
        string name,
        string table,
        IReadOnlyList<BulkColumn<TSource>> columns,
        Func<Parts, IReadOnlyList<TSource>> select)
    {
        sql.Append(CultureInfo.InvariantCulture, $"{name} AS (\n    INSERT INTO {table} (");
        sql.AppendJoin(", ", columns.Select(column => column.Name));
        sql.Append(")\n    SELECT ");
        sql.AppendJoin(", ", columns.Select(column => AddArray(column, select)));
        sql.Append("\n),\n");
    }

    private void WriteUpdate(StringBuilder sql, StreamTable table)
    {
        var expected = BulkColumns.Int<PendingAppend>("expected", pending => pending.Append.ExpectedRevision);
        BulkColumn<PendingAppend>[] columns = [expected, .. table.Columns];
        sql.Append(CultureInfo.InvariantCulture, $"updated AS (\n    UPDATE {table.Name} AS old\n    SET ");
        sql.AppendJoin(", ", table.Columns.Skip(1).Select(column => $"{column.Name} = new.{column.Name}"));
        sql.Append("\n    FROM (SELECT ");
        sql.AppendJoin(", ", columns.Select(column => $"{AddArray(column, parts => parts.Existing)} AS {column.Name}"));
        sql.Append(") AS new\n    WHERE old.id = new.id AND old.revision = new.expected\n    RETURNING 1\n),\n");
    }

    private void WriteCheck(StringBuilder sql, PostgresBatchShape shape)
    {
        if (!shape.HasFlag(PostgresBatchShape.Updates))
        {
            sql.Append("SELECT 1");
            return;
        }

        var count = new NpgsqlParameter<int> { NpgsqlDbType = NpgsqlDbType.Integer };
        command.Parameters.Add(count);
        fill.Add(parts => count.TypedValue = parts.Existing.Count);
        sql.Append(
            CultureInfo.InvariantCulture,
            $"SELECT 1 / ((SELECT count(*) FROM updated) = ${command.Parameters.Count})::integer");
    }

    private string AddArray<TSource>(BulkColumn<TSource> column, Func<Parts, IReadOnlyList<TSource>> select)
    {
        var array = column.CreateArray();
        command.Parameters.Add(array);
        fill.Add(parts => column.FillArray(array, select(parts)));
        return string.Create(CultureInfo.InvariantCulture, $"unnest(${command.Parameters.Count}::{column.PostgresType}[])");
    }

    private sealed record Parts(
        List<PendingAppend> New, List<PendingAppend> Existing, List<PendingAppend> Answered, List<PendingEvent> Events)
    {
        public static Parts Of(List<PendingAppend> batch)
        {
            var parts = new Parts([], [], [], new List<PendingEvent>(batch.Count));
            foreach (var pending in batch)
            {
                (pending.IsNew ? parts.New : parts.Existing).Add(pending);
                if (pending.Append.Answer is not null)
                    parts.Answered.Add(pending);
                parts.Events.AddRange(pending.Events);
            }

            return parts;
        }
    }
}
