using Portal.Grains.Storage;

namespace Portal.Grains.Agencies;

/// <summary>
/// The SQL of the list of an agency and those below it. An index holds the rows of each unit in the order of the list, and the
/// page is merged from the units as from sorted piles: with a first row from as many units as the page has lines, nothing
/// behind the last of these rows is on it. So what is read grows with the units and the page, not with the years.
/// </summary>
/// <param name="Line">What is read, <c>select ...</c>; the table follows.</param>
/// <param name="Table">From where.</param>
/// <param name="Rows">Which of its rows the index holds, as the index says it.</param>
/// <param name="Order">By what they are ordered before the id, as the index says it.</param>
/// <param name="NewestFirst">The greatest come first.</param>
internal sealed record AgencyQueue(string Line, string Table, string Rows, string Order, bool NewestFirst = false)
{
    /// <summary>Behind the parameters key and id. SQLite finds the place in an index by the first half alone.</summary>
    public static string After(string order, bool newestFirst = false) =>
        newestFirst ? $"{order} <= @key and ({order}, id) < (@key, @id)" : $"{order} >= @key and ({order}, id) > (@key, @id)";

    /// <summary>A statement with the parameters agency, key, id and limit, and those of the conditions.</summary>
    public string Sql(DatabaseKind kind, IEnumerable<string> conditions)
    {
        // The least number of all cannot be written: without its sign it is too great.
        var (before, endKey, endId) = NewestFirst ? (">=", -long.MaxValue, "") : ("<=", long.MaxValue, "~");
        var ofUnit = $"agency = unit.code and {string.Join(" and ", [Rows, .. conditions, After(Order, NewestFirst)])}";
        var upToEdge = $"""
            where {ofUnit}
            and {Order} {before} (select key from edge) and ({Order}, id) {before} ((select key from edge), (select id from edge))
            {Sorted(Order)} limit @limit
            """;
        // SQLite has no lateral joins; PostgreSQL would look through the ids of a unit for every row.
        var merged = kind == DatabaseKind.Sqlite
            ? $"""
              {Line}, {Order} as "SortKey" from unit cross join {Table}
              where {Table}.id in (select id from {Table} {upToEdge})
              """
            : $"""select line.* from unit cross join lateral ({Line}, {Order} as "SortKey" from {Table} {upToEdge}) as line""";
        return $"""
            with recursive below(code) as (
                select ({Next(AgencyBranch.Below())})
                union all
                select ({Next(AgencyBranch.BelowAfter("below.code"))}) from below where below.code is not null),
            unit(code) as (select @agency union all select code from below where code is not null),
            head(id) as materialized (select (select id from {Table} where {ofUnit} {Sorted(Order)} limit 1) from unit),
            edge(key, id) as (
                select coalesce(min(key), {endKey}), coalesce(min(id), '{endId}') from (
                    select (select {Order} from {Table} where {Table}.id = head.id) as key, id from head
                    where id is not null {Sorted("key")} limit 1 offset @limit - 1) as last)
            {merged} {Sorted("\"SortKey\"")} limit @limit
            """;

        string Sorted(string key) => NewestFirst ? $"order by {key} desc, id desc" : $"order by {key}, id";

        string Next(string whose) => $"select agency from {Table} where {whose} and {Rows} order by agency limit 1";
    }
}
