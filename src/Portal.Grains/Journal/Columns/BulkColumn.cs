using Npgsql;
using NpgsqlTypes;

namespace Portal.Grains.Journal.Columns;

/// <summary>
/// A column as the journal writes it: one array for the whole batch in PostgreSQL, one value per row in SQLite.
/// </summary>
internal abstract class BulkColumn<TSource>(string name, string postgresType)
{
    public string Name { get; } = name;

    /// <summary>PostgreSQL type of one value, such as <c>bigint</c>.</summary>
    public string PostgresType { get; } = postgresType;

    public abstract NpgsqlParameter CreateArray();

    public abstract void FillArray(NpgsqlParameter array, IReadOnlyList<TSource> sources);

    /// <summary>The value of one row as SQLite's driver takes it.</summary>
    public abstract object ReadValue(TSource source);

    /// <summary>The same column of something that holds a source.</summary>
    public abstract BulkColumn<TOther> Of<TOther>(Func<TOther, TSource> select);
}

internal sealed class BulkColumn<TSource, T>(
    string name, string postgresType, NpgsqlDbType type, Func<TSource, T> read, Func<T, object>? toSqlite = null)
    : BulkColumn<TSource>(name, postgresType)
{
    public override NpgsqlParameter CreateArray() => new NpgsqlParameter<T[]> { NpgsqlDbType = NpgsqlDbType.Array | type };

    public override void FillArray(NpgsqlParameter array, IReadOnlyList<TSource> sources)
    {
        var values = new T[sources.Count];
        for (var i = 0; i < values.Length; i++)
            values[i] = read(sources[i]);
        ((NpgsqlParameter<T[]>)array).TypedValue = values;
    }

    public override BulkColumn<TOther> Of<TOther>(Func<TOther, TSource> select) =>
        new BulkColumn<TOther, T>(Name, PostgresType, type, other => read(select(other)), toSqlite);

    public override object ReadValue(TSource source)
    {
        var value = read(source);
        return value is null ? DBNull.Value : toSqlite is null ? value : toSqlite(value);
    }
}
