using System.Globalization;
using System.Text.RegularExpressions;
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

    [Theory]
    [InlineData(1)]
    [InlineData(4)]
    [InlineData(7)]
    [InlineData(100)]
    public async Task The_pages_of_a_province_hold_each_ended_dossier_once_and_in_order_whatever_unit_ended_it(int pageSize)
    {
        var all = await FillUnitsAsync();

        foreach (var agency in new[] { "H44", "H44.03", "H44.03.01", "H44.09", "H45", "H4" })
        {
            foreach (var status in new[] { DossierStatus.ResultReturned, DossierStatus.Refused })
            {
                var ended = Of(agency) with { Status = status };
                Assert.Equal(Wanted(status, _ => true), await IdsAsync(ended, pageSize));
                Assert.Equal(Wanted(status, one => one.Procedure == "p1"), await IdsAsync(ended with { Procedure = "p1" }, pageSize));
            }

            IEnumerable<string> Wanted(DossierStatus status, Func<Ended, bool> also) =>
                from one in all
                where one.Agency == agency || one.Agency.StartsWith(agency + '.', StringComparison.Ordinal)
                where one.Status == (int)status && also(one)
                select one.Id;
        }
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
    public async Task What_is_open_is_counted_by_status_without_reading_what_has_ended()
    {
        await FillAsync();
        await WriteAsync("sent", DossierStatus.Submitted, 1);

        Assert.Equal(
            new() { [DossierStatus.Submitted] = 1, [DossierStatus.InProcess] = Years / 50 }, await Lists.CountOpenAsync(default));
        Assert.Equal(
            new() { [PetitionStatus.Received] = Years / 50 },
            await new PetitionLists(Database, TimeProvider.System).CountOpenAsync(default));
        await ReadsAsync("dossier_open", DossierLists.OpenSql);
        await ReadsAsync("petition_open", PetitionLists.OpenSql);
    }

    [Fact]
    public async Task A_page_comes_from_an_index_of_its_own_kind_of_rows()
    {
        await FillAsync();

        await ReadsAsync("dossier_open", DossierLists.QueueSql(Database.Kind, Of("H44.03")));
        await ReadsAsync("dossier_open", DossierLists.QueueSql(Database.Kind, Of("H44")));
        await ReadsAsync("dossier_open", DossierLists.QueueSql(Database.Kind, Of("H44") with { DueBefore = Noon }));
        await ReadsAsync("dossier_ended", DossierLists.QueueSql(Database.Kind, Of("H44.03") with { Status = DossierStatus.ResultReturned }));
        await ReadsAsync("dossier_assignee", DossierLists.QueueSql(Database.Kind, Of("H44.03") with { Assignee = "an" }), "dossier_open");
        var petitions = new PetitionFilter("H44.03", Role.Reception, null, null, null);
        await ReadsAsync("petition_open", PetitionLists.QueueSql(Database.Kind, petitions));
        await ReadsAsync("petition_ended", PetitionLists.QueueSql(Database.Kind, petitions with { Status = PetitionStatus.Published }));
    }

    [Fact]
    public async Task A_page_of_a_province_reads_what_it_shows_and_not_what_ended_in_all_the_years()
    {
        await FillAsync();
        var ended = Of("H44") with { Status = DossierStatus.ResultReturned };

        await ReadsLittleAsync(DossierLists.QueueSql(Database.Kind, ended));
        await ReadsLittleAsync(DossierLists.QueueSql(Database.Kind, ended with { Procedure = "another" }));
        await ReadsLittleAsync(PetitionLists.QueueSql(
            Database.Kind, new PetitionFilter("H44", Role.Manager, PetitionStatus.Published, null, null)));
    }

    [Fact]
    public async Task Ones_own_list_comes_out_of_its_index_in_order()
    {
        await FillAsync();

        foreach (var sql in new[] { DossierLists.OwnSql, PetitionLists.OwnSql })
            Assert.DoesNotMatch("Sort|TEMP B-TREE", await PlanAsync("explain", sql));
    }

    private static QueueFilter Of(string agency) => new(agency, null, null, null, null);

    /// <summary>The plan names an index and reads no table from end to end.</summary>
    private async Task ReadsAsync(string index, string sql, string? orIndex = null)
    {
        var plan = await PlanAsync("explain", sql);
        Assert.True(
            plan.Contains(index, StringComparison.Ordinal)
                || (orIndex is not null && plan.Contains(orIndex, StringComparison.Ordinal)),
            plan);
        Assert.DoesNotContain("Seq Scan", plan, StringComparison.Ordinal);
        Assert.DoesNotMatch("SCAN (dossier|petition)(?! USING INDEX)", plan);
    }

    /// <summary>
    /// PostgreSQL tells what it read. SQLite says by what it searches an index: behind the page before, and up to the rows that
    /// can be on this one.
    /// </summary>
    private async Task ReadsLittleAsync(string sql)
    {
        var plan = await PlanAsync("explain (analyze, costs off, timing off, summary off)", sql);
        if (Database.Kind == DatabaseKind.Sqlite)
        {
            Assert.Contains("(agency=? AND status=? AND <expr>>? AND <expr><?)", plan, StringComparison.Ordinal);
            return;
        }

        var read = Regex.Matches(plan, "(?:Scan using|Scan on) [dp].*rows=(?<rows>[0-9]+) loops=(?<loops>[0-9]+)")
            .Sum(scan => Number(scan, "rows") * Number(scan, "loops"));
        Assert.True(read <= 4 * 51, plan);
        Assert.DoesNotMatch("Rows Removed by Filter: [0-9]{3}", plan);

        static int Number(Match scan, string group) => int.Parse(scan.Groups[group].Value, CultureInfo.InvariantCulture);
    }

    private async Task<string> PlanAsync(string explain, string sql)
    {
        await using var connection = await Database.OpenAsync(CancellationToken.None);
        var values = new
        {
            agency = "H44", key = long.MinValue, id = "", limit = 51, status = 10,
            assignee = "an", procedure = "another", due = Noon.ToUnixTimeMilliseconds(), staff = 2, subject = "an",
        };
        return Database.Kind == DatabaseKind.Sqlite
            ? string.Join('\n', (await connection.QueryAsync($"explain query plan {sql}", values)).Select(row => (string)row.detail))
            : string.Join('\n', await connection.QueryAsync<string>($"{explain} {sql}", values));
    }

    private sealed record Ended(string Id, string Agency, int Status, string Procedure);

    /// <summary>Hundreds that ended in six units of a province and in another province, many due at the same moment.</summary>
    private async Task<List<Ended>> FillUnitsAsync()
    {
        await WriteAsync("model", DossierStatus.Draft, 0);
        var replaced = new Dictionary<string, string>
        {
            ["id"] = "'d' || (i * 7919 % 1000)",
            ["agency"] = """
                CASE i % 11 WHEN 0 THEN 'H44' WHEN 1 THEN 'H44.03' WHEN 2 THEN 'H44.03.01' WHEN 3 THEN 'H44.09' WHEN 4 THEN 'H44.1'
                    WHEN 5 THEN 'H45' ELSE 'H44.100' END
                """,
            ["status"] = "CASE i % 3 WHEN 0 THEN 3 ELSE 10 END",
            ["procedure"] = "'p' || (i % 5)",
            ["submitted_at"] = "i",
            ["due_at"] = "CASE i % 4 WHEN 0 THEN NULL ELSE i * 31 % 40 END",
            ["ended_at"] = "i",
        };
        await ExecuteAsync(Copy(StreamTables.Dossiers, "dossier", Series(300), replaced));
        await using var connection = await Database.OpenAsync(CancellationToken.None);
        var rows = await connection.QueryAsync("SELECT id, agency, status, procedure, coalesce(due_at, submitted_at) AS at FROM dossier WHERE id <> 'model'");
        return
        [
            .. rows.OrderBy(row => (long)row.at)
                .ThenBy(row => (string)row.id, StringComparer.Ordinal)
                .Select(row => new Ended((string)row.id, (string)row.agency, (int)row.status, (string)row.procedure)),
        ];
    }

    /// <summary>Thousands that ended and a few that are open, in two communes.</summary>
    private async Task FillAsync()
    {
        await WriteAsync("model", DossierStatus.Draft, 0);
        var series = Series(Years);
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

    private static string Series(int count) => string.Create(
        CultureInfo.InvariantCulture, $"WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < {count})");

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
