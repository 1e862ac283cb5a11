using System.Text;
using Portal.Grains.Catalogue;
using Portal.Grains.Catalogue.Import;
using Portal.Grains.Catalogue.Publishing;
using Portal.Grains.Storage;
using Portal.Grains.Tests.Journal;
using Portal.Testing;

namespace Portal.Grains.Tests.Catalogue;

public sealed class SqliteCataloguePublisherTests() : CataloguePublisherTests(DatabaseKind.Sqlite);

public sealed class PostgreSqlCataloguePublisherTests() : CataloguePublisherTests(DatabaseKind.PostgreSql)
{
    [Fact]
    public async Task The_first_filling_is_written_in_few_transactions()
    {
        var (publisher, _) = await StartAsync();
        publisher.Dispose();

        Assert.InRange(await ScalarAsync<long>("SELECT COUNT(DISTINCT tx::text) FROM publication_event"), 1, 60);
    }
}

public abstract class CataloguePublisherTests : JournalTestBase
{
    private static readonly string Data = Path.Combine(AppContext.BaseDirectory, "data");

    private readonly TestClock clock = new(ShippedCatalogue.Now);

    private protected CataloguePublisherTests(DatabaseKind kind)
        : base(kind)
    {
    }

    [Fact]
    public async Task An_empty_database_is_filled_from_the_shipped_files_and_read_back_the_same()
    {
        var (first, firstHolder) = await StartAsync();
        using var _ = first;
        var (second, secondHolder) = await StartAsync();
        using var __ = second;

        Assert.Equal(387 + 186 + 4, await ScalarAsync<long>("SELECT COUNT(*) FROM publication"));
        Assert.Equal(387 + 186 + 4, await ScalarAsync<long>("SELECT COUNT(*) FROM publication_event"));
        AssertSame(ShippedCatalogue.Content, firstHolder.Content);
        AssertSame(firstHolder.Content, secondHolder.Content);
    }

    [Fact]
    public async Task An_import_is_journaled_and_seen_by_other_processes_after_a_refresh()
    {
        var (publisher, holder) = await StartAsync();
        using var _ = publisher;
        var (other, otherHolder) = await StartAsync();
        using var __ = other;
        clock.Advance(TimeSpan.FromDays(1));

        var report = await Import(publisher, ("9.000001", ""));
        await other.RefreshAsync(CancellationToken.None);

        Assert.Equal((1, 0, 0, true), (report.Added, report.Changed, report.Unchanged, report.Published));
        Assert.NotNull(holder.Current.Procedure("9.000001", 1));
        AssertSame(holder.Content, otherHolder.Content);
        Assert.Equal("administrator:1", await ScalarAsync<string>(
            "SELECT actor FROM publication_event WHERE publication = 'procedure:9.000001'"));
        Assert.Equal(20260829, await ScalarAsync<int>(
            "SELECT effective_from FROM publication WHERE id = 'procedure:9.000001'"));
    }

    [Fact]
    public async Task A_dry_run_and_a_file_with_errors_write_nothing()
    {
        var (publisher, holder) = await StartAsync();
        using var _ = publisher;
        var before = holder.Current;

        var dry = await Import(publisher, dryRun: true, ("9.000001", ""));
        var wrong = await Import(publisher, ("9.000001", ""), ("9.000002", "\"onlineKind\": \"x\""));

        Assert.Equal((1, false), (dry.Added, dry.Published));
        Assert.Equal((0, false, 1), (wrong.Added, wrong.Published, wrong.Errors.Length));
        Assert.Same(before, holder.Current);
        Assert.Equal(577, await ScalarAsync<long>("SELECT COUNT(*) FROM publication_event"));
    }

    [Fact]
    public async Task Two_processes_that_publish_the_same_object_both_end_with_all_versions()
    {
        var (one, oneHolder) = await StartAsync();
        using var _ = one;
        var (two, twoHolder) = await StartAsync();
        using var __ = two;
        await Import(one, ("9.000001", "\"effectiveFrom\": \"2026-01-01\""));

        // The second does not know the first version: its append conflicts, it reads again and adds a version.
        var report = await Import(two, ("9.000001", "\"field\": \"Khác\", \"effectiveFrom\": \"2026-02-01\""));
        await one.RefreshAsync(CancellationToken.None);

        Assert.True(report.Published);
        Assert.Equal((0, 1), (report.Added, report.Changed));
        Assert.Equal(2, twoHolder.Current.VersionsOf("9.000001").Length);
        AssertSame(oneHolder.Content, twoHolder.Content);
    }

    [Fact]
    public async Task A_filling_that_was_cut_off_is_completed_at_the_next_start()
    {
        var (publisher, _) = await StartAsync();
        publisher.Dispose();
        await ExecuteAsync("DELETE FROM publication WHERE kind = 'holidays' OR code > '1.010000'");
        await ExecuteAsync(
            "DELETE FROM publication_event WHERE publication NOT IN (SELECT id FROM publication)");

        var (next, holder) = await StartAsync();
        next.Dispose();

        AssertSame(ShippedCatalogue.Content, holder.Content);
    }

    [Fact]
    public async Task Replaying_the_events_gives_the_stored_catalogue()
    {
        var (publisher, holder) = await StartAsync();
        using var _ = publisher;
        await Import(publisher, ("9.000001", "\"effectiveFrom\": \"2026-01-01\""));
        await Import(publisher, ("9.000001", "\"field\": \"Khác\", \"effectiveFrom\": \"2026-02-01\""));
        await Import(publisher, ("9.000001", "\"field\": \"Khác\", \"effectiveTo\": \"2026-12-31\""));

        AssertSame(holder.Content, await ReplayAsync());
        Assert.Equal(new DateOnly(2026, 12, 31), holder.Current.Procedure("9.000001", 2)!.EffectiveTo);
    }

    [Fact]
    public async Task Provisions_and_announcements_are_journaled_and_read_back_the_same()
    {
        var (publisher, holder) = await StartAsync();
        using var _ = publisher;
        foreach (var (kind, file) in new[]
        {
            (ImportKind.Provisions, """[{"agency":"H44.03","procedure":"1.001193","from":"2026-01-01","onlineKind":"full","service":"public"}]"""),
            (ImportKind.Provisions, """[{"agency":"H44.03","procedure":"1.001193","from":"2026-03-01","onlineKind":"none","service":"none"}]"""),
            (ImportKind.Announcements, """[{"agency":"H44","decision":"1","decisionDate":"2026-03-02","legalBasisEffective":"2026-04-01","procedures":[{"procedure":"1.001193","change":"new","publishedAt":"2026-03-03T09:00:00+07:00","missingParts":["steps"]}]}]"""),
        })
        {
            var report = await publisher.Publisher.ImportAsync(
                kind, Encoding.UTF8.GetBytes(file), "administrator:1", dryRun: false, CancellationToken.None);
            Assert.True(report.Published);
        }

        var (again, other) = await StartAsync();
        again.Dispose();
        AssertSame(holder.Content, other.Content);
        Assert.Equal(2, holder.Current.Provisions["H44.03"].Provisions.Length);
        Assert.Equal(20260302, await ScalarAsync<int>(
            "SELECT effective_from FROM publication WHERE id = 'announcement:H44:1'"));
        AssertSame(holder.Content, await ReplayAsync());
    }

    private protected async Task<(OneProcess Process, CatalogueHolder Holder)> StartAsync()
    {
        var holder = new CatalogueHolder();
        var feed = new CatalogueFeed(Database, holder);
        var publisher = new CataloguePublisher(feed, await StartWriterAsync(), clock);
        await publisher.StartAsync(Data, CancellationToken.None);
        return (new OneProcess(publisher, feed), holder);
    }

    /// <summary>What one process has for the catalogue.</summary>
    private protected sealed record OneProcess(CataloguePublisher Publisher, CatalogueFeed Feed) : IDisposable
    {
        public Task RefreshAsync(CancellationToken cancellationToken) => Feed.RefreshAsync(cancellationToken);

        public void Dispose() => Feed.Dispose();
    }

    private async Task<CatalogueContent> ReplayAsync()
    {
        var replayed = CatalogueContent.Empty;
        await using var connection = await Database.OpenAsync(CancellationToken.None);
        foreach (var (type, body) in await Dapper.SqlMapper.QueryAsync<(string Type, string Body)>(
            connection, "SELECT type, body FROM publication_event ORDER BY position"))
        {
            replayed = CatalogueJson.EventOf(type, Encoding.UTF8.GetBytes(body)).ApplyTo(replayed);
        }

        return replayed;
    }

    private static Task<ImportReport> Import(
        OneProcess process, params (string Code, string Fields)[] records) =>
        Import(process, dryRun: false, records);

    private static Task<ImportReport> Import(
        OneProcess process, bool dryRun, params (string Code, string Fields)[] records) => process.Publisher.ImportAsync(
            ImportKind.Procedures, Encoding.UTF8.GetBytes(ProcedureFile.Of(records)), "administrator:1", dryRun,
            CancellationToken.None);

    private static void AssertSame(CatalogueContent expected, CatalogueContent actual)
    {
        Assert.Equal(Text(expected), Text(actual));

        static string Text(CatalogueContent content) => string.Join('\n', [
            .. content.Agencies.Values.OrderBy(agency => agency.Code, StringComparer.Ordinal)
                .Select(agency => Encoding.UTF8.GetString(CatalogueJson.Write(agency, CatalogueJson.Readable.Agency))),
            .. content.Procedures.OrderBy(pair => pair.Key, StringComparer.Ordinal).Select(pair => Encoding.UTF8.GetString(
                CatalogueJson.Write(pair.Value, CatalogueJson.Readable.PublishedProcedure))),
            .. content.Provisions.OrderBy(pair => pair.Key, StringComparer.Ordinal).Select(pair => Encoding.UTF8.GetString(
                CatalogueJson.Write(pair.Value, CatalogueJson.Readable.AgencyProvisions))),
            .. content.Announcements.OrderBy(pair => pair.Key, StringComparer.Ordinal).Select(pair => Encoding.UTF8.GetString(
                CatalogueJson.Write(pair.Value, CatalogueJson.Readable.Announcement))),
            .. content.Holidays.Select(pair => Encoding.UTF8.GetString(CatalogueJson.Write(
                new HolidayYear(pair.Key, pair.Value), CatalogueJson.Readable.HolidayYear)))]);
    }
}
