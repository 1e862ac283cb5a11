using System.Data.Common;
using Microsoft.Data.Sqlite;
using Npgsql;

namespace Portal.Grains.Journal.Columns;

/// <summary>Writes many rows into a table: in PostgreSQL with one statement, in SQLite with a prepared one for each row.</summary>
/// <param name="table">Its name.</param>
/// <param name="columns">What is written.</param>
/// <param name="constant">In PostgreSQL, a column that is the same in every row, and its value as SQL.</param>
internal sealed class BulkInsert<TSource>(
    string table, IReadOnlyList<BulkColumn<TSource>> columns, (string Name, string Value)? constant = null)
{
    // What is there already stays: the same rows twice are the same once.
    private const string Tail = "ON CONFLICT DO NOTHING";

    public async Task WriteAsync(DbConnection connection, IReadOnlyList<TSource> rows, CancellationToken cancellationToken)
    {
        if (connection is SqliteConnection lite)
        {
            using var one = SqliteStatement<TSource>.Insert(lite, table, columns, Tail);
            foreach (var row in rows)
                one.Execute(row);
            return;
        }

        await using var all = new NpgsqlCommand { Connection = (NpgsqlConnection)connection };
        var arrays = new List<string>();
        foreach (var column in columns)
        {
            var array = column.CreateArray();
            column.FillArray(array, rows);
            all.Parameters.Add(array);
            arrays.Add(string.Create(
                System.Globalization.CultureInfo.InvariantCulture, $"${all.Parameters.Count}::{column.PostgresType}[]"));
        }

        var (name, value) = constant is { } same ? (", " + same.Name, ", " + same.Value) : ("", "");
#pragma warning disable CA2100 // Composed of names of tables and columns; values are parameters.
        all.CommandText =
            $"""
            INSERT INTO {table} ({string.Join(", ", columns.Select(column => column.Name))}{name})
            OVERRIDING SYSTEM VALUE
            SELECT source.*{value} FROM unnest({string.Join(", ", arrays)}) AS source
            {Tail}
            """;
#pragma warning restore CA2100
        await all.ExecuteNonQueryAsync(cancellationToken);
    }
}
