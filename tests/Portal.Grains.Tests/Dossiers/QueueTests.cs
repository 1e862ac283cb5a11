using System.Globalization;
using Dapper;
using Portal.Grains.Dossiers;
using Portal.Grains.Journal;
using Portal.Grains.Journal.Streams;
using Portal.Grains.Petitions;
using Portal.Grains.Shared;
using Portal.Grains.Storage;
using Portal.Grains.Tests.Journal;

namespace Portal.Grains.Tests.Dossiers;

public sealed class SqliteQueueTests() : QueueTests(DatabaseKind.Sqlite);

public sealed class PostgresQueueTests() : QueueTests(DatabaseKind.PostgreSql);

/// <summary>The queue of an agency after some years: what ended then is neither shown nor read.</summary>
public abstract class QueueTests : JournalTestBase
{
    private const int Years = 6_000;

    private protected QueueTests(DatabaseKind kind)
        : base(kind)
    {
    }

    private DossierLists Lists => new(Database);

    [Fact]
    public async Task What_has_ended_is_shown_only_when_its_status_is_asked_for()
    {
        await WriteAsync("waiting", DossierStatus.Submitted, 5);
        await WriteAsync("working", DossierStatus.InProcess, 3);
        await WriteAsync("ready", DossierStatus.Finished, 2);
        await WriteAsync("returned", DossierStatus.ResultReturned, 1);

        Assert.Equal(["working", "waiting"], await IdsAsync(Of("H44.03")));
        Assert.Equal(["ready"], await IdsAsync(Of("H44.03") with { Status = DossierStatus.Finished }));
        Assert.Equal(["returned"], await IdsAsync(Of("H44.03") with { Status = DossierStatus.ResultReturned }));
        Assert.Equal(["working"], await IdsAsync(Of("H44.03") with { Status = DossierStatus.InProcess }));
    }

    [Fact]
    public async Task The_queue_of_a_province_is_in_one_order_whoever_has_the_dossier()
    {
        await WriteAsync("a", DossierStatus.InProcess, 4, "H44");
        await WriteAsync("b", DossierStatus.InProcess, 1, "H44.03");
        await WriteAsync("c", DossierStatus.InProcess, 3, "H44.100");
        await WriteAsync("d", DossierStatus.InProcess, 2, "H44");
        await WriteAsync("e", DossierStatus.InProcess, 2, "H44.03.01");
        await WriteAsync("f", DossierStatus.InProcess, 1, "H45");

        Assert.Equal(["b", "d", "e", "c", "a"], await IdsAsync(Of("H44"), pageSize: 2));
        Assert.Equal(["b", "e"], await IdsAsync(Of("H44.03")));
    }

    [Fact]
    public async Task An_officer_sees_what_is_open_and_theirs()
    {
        await WriteAsync("mine", DossierStatus.InProcess, 2, assignee: "an");
        await WriteAsync("theirs", DossierStatus.InProcess, 1, assignee: "binh");
        await WriteAsync("done", DossierStatus.ResultReturned, 1, assignee: "an");

        var mine = Of("H44.03") with { Assignee = "an" };
        Assert.Equal(["mine"], await IdsAsync(mine));
        Assert.Equal(["done"], await IdsAsync(mine with { Status = DossierStatus.ResultReturned }));
        Assert.Equal(["mine"], await IdsAsync(mine with { DueBefore = Noon.AddDays(3) }));
        Assert.Empty(await IdsAsync(mine with { DueBefore = Noon.AddDays(2) }));
    }

    [Fact]
    public async Task A_page_comes_from_an_index_of_its_own_kind_of_rows()
    {
        await FillAsync();

        await ReadsAsync("dossier_open", DossierLists.QueueSql(Of("H44.03")));
        await ReadsAsync("dossier_open", DossierLists.QueueSql(Of("H44")));
        await ReadsAsync("dossier_open", DossierLists.QueueSql(Of("H44") with { DueBefore = Noon }));
        await ReadsAsync("dossier_ended", DossierLists.QueueSql(Of("H44.03") with { Status = DossierStatus.ResultReturned }));
        await ReadsAsync("dossier_assignee", DossierLists.QueueSql(Of("H44.03") with { Assignee = "an" }), "dossier_open");
        var petitions = new PetitionFilter("H44.03", Role.Reception, null, null, null);
        await ReadsAsync("petition_open", PetitionLists.QueueSql(petitions));
        await ReadsAsync("petition_ended", PetitionLists.QueueSql(petitions with { Status = PetitionStatus.Published }));
    }

    private static QueueFilter Of(string agency) => new(agency, null, null, null, null);

    /// <summary>The plan names an index and reads no table from end to end.</summary>
    private async Task ReadsAsync(string index, string sql, string? orIndex = null)
    {
        await using var connection = await Database.OpenAsync(CancellationToken.None);
        var values = new
        {
            agency = "H44.03", key = long.MinValue, id = "", limit = 51,
            status = 10, assignee = "an", due = Noon.ToUnixTimeMilliseconds(), staff = 2,
        };
        var plan = Database.Kind == DatabaseKind.Sqlite
            ? string.Join('\n', (await connection.QueryAsync($"explain query plan {sql}", values)).Select(row => (string)row.detail))
            : string.Join('\n', await connection.QueryAsync<string>($"explain {sql}", values));
        Assert.True(
            plan.Contains(index, StringComparison.Ordinal)
                || (orIndex is not null && plan.Contains(orIndex, StringComparison.Ordinal)),
            plan);
        Assert.DoesNotContain("Seq Scan", plan, StringComparison.Ordinal);
        Assert.DoesNotMatch("SCAN (dossier|petition)", plan);
    }

    /// <summary>Thousands that ended and a few that are open, in two communes.</summary>
    private async Task FillAsync()
    {
        await WriteAsync("model", DossierStatus.Draft, 0);
        var series = string.Create(
            CultureInfo.InvariantCulture,
            $"WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < {Years})");
        var replaced = new Dictionary<string, string>
        {
            ["id"] = "'d-' || i",
            ["agency"] = "CASE i % 2 WHEN 0 THEN 'H44.03' ELSE 'H44.100' END",
            ["status"] = "CASE i % 50 WHEN 0 THEN 4 ELSE 10 END",
            ["submitted_at"] = "i",
            ["ended_at"] = "CASE i % 50 WHEN 0 THEN NULL ELSE i END",
        };
        await ExecuteAsync(Copy(StreamTables.Dossiers, "dossier", series, replaced));
        await ExecuteAsync($"""
            INSERT INTO petition (
                id, revision, head, state, sender, agency, class, status, received_at, reopened, overdue, created_at,
                updated_at, ended_at)
            {series} SELECT 'p-' || i, 1, head, '', 'an', 'H44.03', 3, CASE i % 50 WHEN 0 THEN 2 ELSE 7 END, i,
                i < 0, i < 0, i, i, CASE i % 50 WHEN 0 THEN NULL ELSE i END FROM dossier, n WHERE id = 'model'
            """);
        // As in production: SQLite goes without statistics.
        if (Database.Kind == DatabaseKind.PostgreSql)
            await ExecuteAsync("ANALYZE dossier, petition");
    }

    private static string Copy(StreamTable table, string name, string series, Dictionary<string, string> replaced)
    {
        var columns = table.Columns.Select(column => column.Name).ToList();
        var values = columns.Select(column => replaced.GetValueOrDefault(column, column));
        return $"""
            INSERT INTO {name} ({string.Join(", ", columns)})
            {series} SELECT {string.Join(", ", values)} FROM {name}, n WHERE id = 'model'
            """;
    }

    private async Task<List<string>> IdsAsync(QueueFilter filter, int pageSize = 100)
    {
        var ids = new List<string>();
        PageCursor? after = null;
        do
        {
            var page = await Lists.OfAgencyAsync(filter, new PageRequest(pageSize, after), default);
            ids.AddRange(page.Items.Select(line => line.Id));
            after = page.Next;
        }
        while (after is not null);
        return ids;
    }

    /// <summary>Due so many days after noon; submitted ones have no date yet, and count from their submission.</summary>
    private async Task WriteAsync(
        string id, DossierStatus status, int day, string agency = "H44.03", string? assignee = null)
    {
        var moment = Noon.AddDays(day);
        var row = Row("{}"u8.ToArray()) with
        {
            Agency = agency,
            Assignee = assignee,
            Status = (short)status,
            SubmittedAt = status == DossierStatus.Draft ? null : status == DossierStatus.Submitted ? moment : Noon,
            DueAt = status is DossierStatus.Draft or DossierStatus.Submitted ? null : moment,
            EndedAt = StatusSet.Ended.Contains(status) ? moment : null,
        };
        var journal = await StartWriterAsync();
        await AppendedAsync(journal, new JournalAppend(id, 0, default, [Event("{}", Noon)], row, null));
    }
}
