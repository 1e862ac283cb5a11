using Microsoft.Data.Sqlite;
using Portal.Grains.Journal.Columns;
using Portal.Grains.Journal.Reading;
using Portal.Grains.Journal.Streams;
using Portal.Grains.Storage;

namespace Portal.Grains.Journal.Writing;

/// <summary>The statements of the SQLite writer, prepared once per connection.</summary>
internal sealed class SqliteWriteCommands : IDisposable
{
    private readonly SqliteStatement<PendingAppend> insertAnswer;
    private readonly SqliteCommand readAnswer;
    private readonly SqliteCommand deleteAnswer;
    private readonly SqliteStreamCommands[] streams;

    public SqliteWriteCommands(SqliteConnection connection)
    {
        Begin = Create(connection, "BEGIN IMMEDIATE");
        Commit = Create(connection, "COMMIT");
        Rollback = Create(connection, "ROLLBACK");
        insertAnswer = SqliteStatement<PendingAppend>.Insert(
            connection, "idempotency", StreamTable.AnswerColumns, "ON CONFLICT (caller, key) DO NOTHING");
        readAnswer = Create(
            connection,
            $"""
            SELECT {AnswerReader.Columns(DatabaseKind.Sqlite)}
            FROM idempotency
            WHERE caller = $caller AND key = $key
            """);
        deleteAnswer = Create(connection, "DELETE FROM idempotency WHERE caller = $caller AND key = $key");
        streams = [.. StreamTables.All.Select(table => new SqliteStreamCommands(connection, table))];
    }

    public SqliteCommand Begin { get; }

    public SqliteCommand Commit { get; }

    public SqliteCommand Rollback { get; }

    public SqliteStreamCommands For(StreamTable table) => streams[(int)table.Kind];

    /// <summary>Remembers the answer unless its key is taken.</summary>
    public bool InsertAnswer(PendingAppend pending) => insertAnswer.Execute(pending) == 1;

    public RememberedAnswer ReadAnswer(RememberedAnswer wanted)
    {
        SetKey(readAnswer, wanted);
        using var reader = readAnswer.ExecuteReader();
        reader.Read();
        return AnswerReader.Read(reader);
    }

    public void DeleteAnswer(RememberedAnswer answer)
    {
        SetKey(deleteAnswer, answer);
        deleteAnswer.ExecuteNonQuery();
    }

    public void Dispose()
    {
        Begin.Dispose();
        Commit.Dispose();
        Rollback.Dispose();
        insertAnswer.Dispose();
        readAnswer.Dispose();
        deleteAnswer.Dispose();
        foreach (var stream in streams)
            stream.Dispose();
    }

    private static SqliteCommand Create(SqliteConnection connection, string sql)
    {
        var command = connection.CreateCommand();
#pragma warning disable CA2100 // Composed of names of tables and columns; values are parameters.
        command.CommandText = sql;
#pragma warning restore CA2100
        return command;
    }

    private static void SetKey(SqliteCommand command, RememberedAnswer answer)
    {
        command.Parameters.Clear();
        command.Parameters.AddWithValue("$caller", answer.Caller);
        command.Parameters.AddWithValue("$key", answer.Key);
    }
}
