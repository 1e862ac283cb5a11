using Dapper;
using Portal.Grains.Catalogue;
using Portal.Grains.Dossiers;
using Portal.Grains.Storage;

namespace Portal.Grains.Petitions;

/// <summary>Finds published answers by SQL.</summary>
internal sealed class PublishedAnswers(PortalDatabase database) : IPublishedAnswers
{
    public async Task<Page<PublishedAnswer>> FindAsync(
        AnswerQuery query, PageRequest page, CancellationToken cancellationToken)
    {
        var after = page.After ?? Keyset.Newest;
        var text = query.Text is null ? "" : SearchText.Fold(query.Text);
        await using var connection = await database.OpenAsync(cancellationToken);
        var rows = (await connection.QueryAsync<(string Id, long PublishedAt, byte[] State)>(new CommandDefinition(
            $"""
             select id, published_at, {Bytes} from petition
             where published_at is not null and status = {(int)PetitionStatus.Published}
             and class <> {(int)PetitionClass.Staff} and {Conditions(query, text)}
             and (published_at, id) < (@key, @id)
             order by published_at desc, id desc limit @limit
             """,
            new
            {
                text,
                agency = query.Agency,
                below = query.Agency + ".",
                above = query.Agency + "/",
                @class = (int?)query.Class,
                key = after.SortKey,
                id = after.Id,
                limit = page.Size + 1,
            },
            cancellationToken: cancellationToken))).AsList();
        return Keyset.Cut(
            rows, page.Size, row => new PageCursor(row.PublishedAt, row.Id),
            row => PublishedAnswer.Of(PetitionJson.ReadState(row.State)));
    }

    private string Bytes => database.Kind == DatabaseKind.Sqlite ? "cast(state as blob)" : "convert_to(state, 'UTF8')";

    // Only fixed texts are put together here; every value is a parameter.
    private string Conditions(AnswerQuery query, string text)
    {
        var conditions = new List<string> { "1 = 1" };
        if (query.Agency is not null)
            conditions.Add("(agency = @agency or (agency >= @below and agency < @above))");
        if (query.Class is not null)
            conditions.Add("class = @class");
        if (text.Length > 0)
            conditions.Add(database.Kind == DatabaseKind.Sqlite ? "instr(public_text, @text) > 0" : "strpos(public_text, @text) > 0");
        return string.Join(" and ", conditions);
    }
}
