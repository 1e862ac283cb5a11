using Dapper;
using Portal.Grains.Dossiers;
using Portal.Grains.Dossiers.Following;
using Portal.Grains.Journal;
using Portal.Grains.Shared;
using Portal.Grains.Storage;
using Portal.Grains.Tests.Journal;

namespace Portal.Grains.Tests.Dossiers;

public sealed class SqliteRatingListTests() : RatingListTests(DatabaseKind.Sqlite);

public sealed class PostgresRatingListTests() : RatingListTests(DatabaseKind.PostgreSql);

/// <summary>The ratings of an agency that has handled many dossiers, of which few were rated.</summary>
public abstract class RatingListTests : JournalTestBase
{
    private static readonly RatingFilter Own = new("H44.03", null, null);

    private protected RatingListTests(DatabaseKind kind)
        : base(kind)
    {
    }

    [Fact]
    public async Task A_page_looks_at_so_many_and_the_next_ones_find_the_rest_whatever_became_of_the_dossiers()
    {
        await WriteAsync("old", DossierStatus.Finished, 1, rating: -1);
        await WriteAsync("refused", DossierStatus.Refused, 2, rating: 1);
        for (var day = 3; day < 12; day++)
            await WriteAsync($"unrated-{day}", day % 2 == 0 ? DossierStatus.Stopped : DossierStatus.ResultReturned, day);
        await WriteAsync("open", DossierStatus.InProcess, 13);
        await WriteAsync("elsewhere", DossierStatus.Finished, 13, rating: 1, agency: "H44.03.01");
        await WriteAsync("new", DossierStatus.ResultReturned, 14, rating: 1);
        var ratings = new DossierRatings(Database) { MostLookedAt = 4 };

        var pages = new List<string>();
        PageCursor? after = null;
        do
        {
            var page = await ratings.OfAgencyAsync(Own, new PageRequest(2, after), default);
            pages.Add(string.Join(' ', page.Items.Select(line => line.Id)));
            after = page.Next;
        }
        while (after is not null);
        Assert.Equal(["new", "", "refused old", ""], pages);
    }

    [Fact]
    public async Task A_page_comes_out_of_an_index_in_its_order()
    {
        await using var connection = await Database.OpenAsync(CancellationToken.None);
        await connection.ExecuteAsync(Database.Kind == DatabaseKind.Sqlite ? "select 1" : "set enable_seqscan = off");
        var values = new { agency = "H44.03", key = long.MaxValue, id = "~", most = 2_000, limit = 51 };
        var sql = DossierRatings.FoundSql(Own);
        var plan = Database.Kind == DatabaseKind.Sqlite
            ? string.Join('\n', (await connection.QueryAsync($"explain query plan {sql}", values)).Select(row => (string)row.detail))
            : string.Join('\n', await connection.QueryAsync<string>($"explain {sql}", values));
        Assert.Equal(RateDossier.Ratable.Codes.Count(), plan.Split("dossier_ended").Length - 1);
        Assert.DoesNotContain("Seq Scan", plan, StringComparison.Ordinal);
        Assert.DoesNotContain("SCAN dossier", plan, StringComparison.Ordinal);
        // Sorted is what was looked at; each status comes in its order.
        if (Database.Kind == DatabaseKind.Sqlite)
            Assert.Equal(RateDossier.Ratable.Codes.Count(), plan.Split("(agency=? AND status=? AND <expr><?)\nSCAN s").Length - 1);
        else
            Assert.InRange(plan.Split("Sort Key").Length - 1, 0, 2);
    }

    private async Task WriteAsync(string id, DossierStatus status, int day, short? rating = null, string agency = "H44.03")
    {
        var moment = Noon.AddDays(day);
        var row = Row("{}"u8.ToArray()) with
        {
            Agency = agency,
            Status = (short)status,
            SubmittedAt = Noon,
            DueAt = moment,
            EndedAt = StatusSet.Ended.Contains(status) ? moment : null,
            Rating = rating,
        };
        var journal = await StartWriterAsync();
        await AppendedAsync(journal, new JournalAppend(id, 0, default, [Event("{}", Noon)], row, null));
    }
}
