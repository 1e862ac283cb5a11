using Portal.Grains.Agencies;

namespace Portal.Grains.Dossiers;

/// <summary>
/// The SQL of the list of an agency and those below it. Its own part comes out of an index in order, as many rows as the page
/// holds. What lies below is spread over many agencies: it is read from the same index and sorted.
/// </summary>
internal static class AgencyQueue
{
    /// <summary>A statement with the parameters agency, key, id and limit.</summary>
    /// <param name="line">What is read: <c>select ... from ...</c> is put together from it and the table.</param>
    /// <param name="table">From where.</param>
    /// <param name="order">By what it is ordered, exactly as the index says it.</param>
    /// <param name="conditions">What holds for the rows: at least all that the index says.</param>
    public static string Sql(string line, string table, string order, IEnumerable<string> conditions)
    {
        var common = string.Join(" and ", conditions);
        return $"""
            with own as ({Part("agency = @agency")}), below as ({Part(AgencyBranch.Below())})
            select * from own union all select * from below order by "SortKey", id limit @limit
            """;

        string Part(string whose) => $"""
            {line}, {order} as "SortKey" from {table}
            where {whose} and {common} and ({order}, id) > (@key, @id)
            order by {order}, id limit @limit
            """;
    }
}
