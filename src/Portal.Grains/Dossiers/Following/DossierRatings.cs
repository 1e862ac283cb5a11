using System.Text;
using Dapper;
using Portal.Grains.Shared;
using Portal.Grains.Storage;

namespace Portal.Grains.Dossiers.Following;

/// <summary>
/// Finds ratings by SQL, and their words in the journal. The index of ended dossiers holds those of each status in the order of
/// their dates: of each, as many as a page looks at, and never all that an agency ever had.
/// </summary>
internal sealed class DossierRatings(PortalDatabase database) : IDossierRatings
{
    private const string Order = "coalesce(due_at, submitted_at)";

    private static readonly string Rated = DossierJson.NameOf<DossierRated>();

    /// <summary>How many ended dossiers a page looks at.</summary>
    internal int MostLookedAt { get; init; } = 2_000;

    public async Task<Page<RatingLine>> OfAgencyAsync(
        RatingFilter filter, PageRequest page, CancellationToken cancellationToken)
    {
        var after = page.After ?? Keyset.Newest;
        var values = new
        {
            agency = filter.Agency,
            assignee = filter.Assignee,
            rating = filter.Liked is true ? 1 : -1,
            key = after.SortKey,
            id = after.Id,
            most = MostLookedAt,
            last = MostLookedAt - 1,
            limit = page.Size + 1,
        };
        await using var connection = await database.OpenAsync(cancellationToken);
        var rows = (await connection.QueryAsync<Row>(Command(FoundSql(filter), values))).AsList();
        var words = (await connection.QueryAsync<(string Dossier, long At, string Body)>(Command(
            $"select dossier, at, body from dossier_event where type = @Rated and dossier {SqlText.OneOf(database.Kind, "@ids")}",
            new { Rated, ids = rows.Select(row => row.Id).ToArray() }))).ToDictionary(row => row.Dossier);
        var found = Keyset.Cut(rows, page.Size, row => new PageCursor(row.SortKey, row.Id), row => row.ToLine(Read(row.Id)));
        if (found.Next is not null)
            return found;

        var seen = await connection.QueryAsync<(long SortKey, string Id)>(Command(
            $"""{LookedAt} select "SortKey", id from looked order by "SortKey" desc, id desc limit 1 offset @last""", values));
        return seen.FirstOrDefault() is { Id: { } id } last ? found with { Next = new PageCursor(last.SortKey, id) } : found;

        CommandDefinition Command(string sql, object parameters) => new(sql, parameters, cancellationToken: cancellationToken);

        (DateTimeOffset At, string? Comment)? Read(string id) => words.TryGetValue(id, out var row)
            ? (DateTimeOffset.FromUnixTimeMilliseconds(row.At), (DossierJson.ReadEvent(Rated, Encoding.UTF8.GetBytes(row.Body)) as DossierRated)?.Comment)
            : null;
    }

    /// <summary>Only fixed texts are put together here; every value is a parameter.</summary>
    internal static string FoundSql(RatingFilter filter)
    {
        var conditions = new List<string> { filter.Liked is null ? "rating is not null" : "rating = @rating" };
        if (filter.Assignee is not null)
            conditions.Add("assignee = @assignee");
        return $"""
            {LookedAt} select id, number, procedure, rating, "SortKey" from looked
            where {string.Join(" and ", conditions)} order by "SortKey" desc, id desc limit @limit
            """;
    }

    // SQLite finds the place in an index by the first half of the comparison alone.
    private static readonly string LookedAt = $"""
        with {string.Join(", ", RateDossier.Ratable.Codes.Select(status => $"""
            s{status} as (
                select id, number, procedure, rating, assignee, {Order} as "SortKey" from dossier
                where agency = @agency and status = {status} and ended_at is not null and submitted_at is not null
                and {Order} <= @key and ({Order}, id) < (@key, @id)
                order by {Order} desc, id desc limit @most)
            """))},
        looked as (
            {string.Join(" union all ", RateDossier.Ratable.Codes.Select(status => $"select * from s{status}"))}
            order by "SortKey" desc, id desc limit @most)
        """;

    private sealed class Row
    {
        public string Id { get; set; } = "";
        public string? Number { get; set; }
        public string Procedure { get; set; } = "";
        public int Rating { get; set; }
        public long SortKey { get; set; }

        public RatingLine ToLine((DateTimeOffset At, string? Comment)? rated) =>
            new(Id, Number, Procedure, Rating > 0, rated?.At, rated?.Comment);
    }
}
