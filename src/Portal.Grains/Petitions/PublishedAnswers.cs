using Dapper;
using Portal.Grains.Agencies;
using Portal.Grains.Catalogue;
using Portal.Grains.Shared;
using Portal.Grains.Storage;

namespace Portal.Grains.Petitions;

/// <summary>
/// Finds published answers by SQL. No index knows their words, and anybody may ask for words that stand nowhere: one page
/// looks at so many of the newest, and the next one at those behind them.
/// </summary>
internal sealed class PublishedAnswers(PortalDatabase database) : IPublishedAnswers
{
    /// <summary>How many a page looks at.</summary>
    internal int MostLookedAt { get; init; } = 20_000;

    public async Task<Page<PublishedAnswer>> FindAsync(
        AnswerQuery query, PageRequest page, CancellationToken cancellationToken)
    {
        var after = page.After ?? Keyset.Newest;
        var text = query.Text is null ? "" : SearchText.Fold(query.Text);
        var values = new
        {
            text,
            agency = query.Agency,
            @class = (int?)query.Class,
            key = after.SortKey,
            id = after.Id,
            most = MostLookedAt,
            last = MostLookedAt - 1,
            limit = page.Size + 1,
        };
        await using var connection = await database.OpenAsync(cancellationToken);
        var rows = (await connection.QueryAsync<(string Id, long PublishedAt, byte[] State)>(new CommandDefinition(
            $"""
             select id, published_at, {Bytes} from (select * from petition where {Behind} limit @most) as newest
             where status = {(int)PetitionStatus.Published} and class <> {(int)PetitionClass.Staff} and {Conditions(query, text)}
             order by published_at desc, id desc limit @limit
             """,
            values,
            cancellationToken: cancellationToken))).AsList();
        var found = Keyset.Cut(
            rows, page.Size, row => new PageCursor(row.PublishedAt, row.Id),
            row => PublishedAnswer.Of(PetitionJson.ReadState(row.State)));
        if (found.Next is not null)
            return found;

        var seen = await connection.QueryAsync<(long PublishedAt, string Id)>(new CommandDefinition(
            $"select published_at, id from petition where {Behind} limit 1 offset @last", values, cancellationToken: cancellationToken));
        return seen.FirstOrDefault() is { Id: { } id } last ? found with { Next = new PageCursor(last.PublishedAt, id) } : found;
    }

    /// <summary>Those behind the page before, in the order of an index.</summary>
    private const string Behind =
        "published_at is not null and (published_at, id) < (@key, @id) order by published_at desc, id desc";

    private string Bytes => database.Kind == DatabaseKind.Sqlite ? "cast(state as blob)" : "convert_to(state, 'UTF8')";

    // Only fixed texts are put together here; every value is a parameter.
    private string Conditions(AnswerQuery query, string text)
    {
        var conditions = new List<string> { "1 = 1" };
        if (query.Agency is not null)
            conditions.Add(AgencyBranch.Within());
        if (query.Class is not null)
            conditions.Add("class = @class");
        if (text.Length > 0)
            conditions.Add(database.Kind == DatabaseKind.Sqlite ? "instr(public_text, @text) > 0" : "strpos(public_text, @text) > 0");
        return string.Join(" and ", conditions);
    }
}
