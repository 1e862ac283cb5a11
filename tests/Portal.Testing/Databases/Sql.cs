using System.Data.Common;

namespace Portal.Testing.Databases;

/// <summary>Plain SQL; texts are constants of the tests, values are parameters.</summary>
internal static class Sql
{
    public static async Task<int> ExecuteAsync(
        this DbConnection connection, string sql, params (string Name, object Value)[] values)
    {
        await using var command = Create(connection, sql, values);
        return await command.ExecuteNonQueryAsync();
    }

    public static async Task<List<T>> QueryAsync<T>(
        this DbConnection connection,
        string sql,
        Func<DbDataReader, T> read,
        params (string Name, object Value)[] values)
    {
        await using var command = Create(connection, sql, values);
        await using var reader = await command.ExecuteReaderAsync();
        var rows = new List<T>();
        while (await reader.ReadAsync())
            rows.Add(read(reader));
        return rows;
    }

    private static DbCommand Create(DbConnection connection, string sql, (string Name, object Value)[] values)
    {
        var command = connection.CreateCommand();
#pragma warning disable CA2100 // Texts of the tests themselves.
        command.CommandText = sql;
#pragma warning restore CA2100
        foreach (var (name, value) in values)
        {
            var parameter = command.CreateParameter();
            parameter.ParameterName = name;
            parameter.Value = value;
            command.Parameters.Add(parameter);
        }

        return command;
    }
}
