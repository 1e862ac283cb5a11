using System.Data.Common;

namespace Portal.Grains.Storage;

/// <summary>The few places where the two databases want different words, and commands without ceremony.</summary>
internal static class SqlText
{
    /// <summary>A text column that is read as its UTF-8 bytes (<c>GetFieldValue&lt;byte[]&gt;</c>).</summary>
    public static string Utf8(DatabaseKind kind, string column) =>
        kind == DatabaseKind.Sqlite ? $"CAST({column} AS BLOB)" : column;

    /// <summary>
    /// One of the values of a list, for a statement that Dapper runs: the one database takes a list as an array, for the other
    /// Dapper writes it out.
    /// </summary>
    /// <param name="kind">Which database.</param>
    /// <param name="list">Name of the parameter, with its @.</param>
    public static string OneOf(DatabaseKind kind, string list) =>
        kind == DatabaseKind.PostgreSql ? $"= any({list})" : $"in {list}";

    /// <summary>A command with its parameters. The text never holds input.</summary>
    public static DbCommand CreateCommand(
        this DbConnection connection, string sql, params ReadOnlySpan<(string Name, object? Value)> parameters)
    {
        var command = connection.CreateCommand();
#pragma warning disable CA2100 // Callers compose the text from names of tables and columns; input goes into parameters.
        command.CommandText = sql;
#pragma warning restore CA2100
        foreach (var (name, value) in parameters)
        {
            var parameter = command.CreateParameter();
            parameter.ParameterName = name;
            parameter.Value = value ?? DBNull.Value;
            command.Parameters.Add(parameter);
        }

        return command;
    }
}
