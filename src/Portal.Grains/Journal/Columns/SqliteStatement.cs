using Microsoft.Data.Sqlite;

namespace Portal.Grains.Journal.Columns;

/// <summary>A prepared SQLite statement whose parameters are filled from columns.</summary>
internal sealed class SqliteStatement<TSource> : IDisposable
{
    private readonly SqliteCommand command;
    private readonly (SqliteParameter Parameter, BulkColumn<TSource> Column)[] bindings;

    public SqliteStatement(SqliteConnection connection, string sql, IEnumerable<BulkColumn<TSource>> columns)
    {
        command = connection.CreateCommand();
#pragma warning disable CA2100 // Composed of names of tables and columns; values are parameters.
        command.CommandText = sql;
#pragma warning restore CA2100
        bindings = [.. columns.Select(column => (command.Parameters.AddWithValue("$" + column.Name, null), column))];
    }

    /// <summary>Runs it for one row and gives the number of rows that it changed.</summary>
    public int Execute(TSource source)
    {
        foreach (var (parameter, column) in bindings)
            parameter.Value = column.ReadValue(source);
        return command.ExecuteNonQuery();
    }

    public void Dispose() => command.Dispose();

    /// <summary>An INSERT of all the columns; <paramref name="tail"/> says what to do on conflict.</summary>
    public static SqliteStatement<TSource> Insert(
        SqliteConnection connection, string table, IReadOnlyList<BulkColumn<TSource>> columns, string tail = "")
    {
        var names = columns.Select(column => column.Name).ToList();
        var values = names.Select(name => "$" + name);
        return new(
            connection,
            $"INSERT INTO {table} ({string.Join(", ", names)}) VALUES ({string.Join(", ", values)}) {tail}",
            columns);
    }
}
