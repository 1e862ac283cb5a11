using System.Globalization;
using Dapper;
using Portal.Grains.Journal;
using Portal.Grains.Journal.Archives;
using Portal.Grains.Journal.Streams;
using Portal.Grains.Journal.Verifying;
using Portal.Grains.Storage;
using Portal.Testing;

namespace Portal.Grains.Tests.Journal;

public sealed class SqliteMonthArchiveTests() : MonthArchiveTests(DatabaseKind.Sqlite);

public sealed class PostgresMonthArchiveTests() : MonthArchiveTests(DatabaseKind.PostgreSql);

/// <summary>Old months leave the database as files, and come back.</summary>
public abstract class MonthArchiveTests : JournalTestBase
{
    private static readonly DateTimeOffset January = new(2024, 1, 10, 3, 0, 0, TimeSpan.Zero);
    private static readonly RetentionPolicy Policy = new(24, "test");

    private readonly string folder = Directory.CreateTempSubdirectory("portal-archive-").FullName;

    private protected MonthArchiveTests(DatabaseKind kind)
        : base(kind)
    {
    }

    public override async Task DisposeAsync()
    {
        await base.DisposeAsync();
        Directory.Delete(folder, recursive: true);
    }

    [Fact]
    public async Task A_month_leaves_as_files_the_chains_verify_and_it_comes_back_entry_by_entry()
    {
        await FillAsync();
        var before = await EntriesAsync();
        var archive = Archive(new(2026, 8, 1));

        var january = await OutAsync(archive, January);
        var afterJanuary = await VerifyAsync();
        var february = await OutAsync(archive, January.AddMonths(1));

        Assert.Equal((7L, 3L), (january.Entries, january.Dossiers));
        Assert.Equal(before.Count - january.Entries - february.Entries, await ScalarAsync<long>("SELECT count(*) FROM dossier_event"));
        Assert.True(afterJanuary.IsWhole, afterJanuary.ToString());
        var verified = await VerifyAsync();
        Assert.True(verified.IsWhole, verified.ToString());
        if (Database.Kind == DatabaseKind.PostgreSql)
            Assert.True(await ScalarAsync<bool>("SELECT to_regclass('dossier_event_202401') IS NULL"));

        // Back in the other order only.
        var wrong = await Assert.ThrowsAsync<ArchiveException>(() => BackAsync(archive, January));
        Assert.Contains("202402 is next", wrong.Message, StringComparison.Ordinal);
        await BackAsync(archive, January.AddMonths(1));
        await BackAsync(archive, January);

        Assert.Equal(before, await EntriesAsync());
        Assert.Equal(0, await ScalarAsync<int>("SELECT count(*) FROM archived_dossier"));
        Assert.True((await VerifyAsync()).IsWhole);
    }

    [Fact]
    public async Task A_dossier_goes_on_after_its_beginning_was_archived_and_damage_is_still_found()
    {
        var heads = await FillAsync();
        await OutAsync(Archive(new(2026, 8, 1)), January);
        var journal = await StartWriterAsync();
        // Even a closed dossier can get an event, such as a rating.
        await AppendedAsync(journal, At("only-january", January.AddMonths(30), 3, heads["only-january"]));
        Assert.True((await VerifyAsync()).IsWhole);

        await ExecuteAsync("UPDATE dossier_event SET actor = 'x' WHERE dossier = 'two-months' AND seq = 3");
        var found = await VerifyAsync();
        Assert.Equal(new JournalFault(StreamKind.Dossier, "two-months", 3, JournalFaultKind.HashWrong), found.First);
        await ExecuteAsync("DELETE FROM archived_dossier WHERE dossier = 'draft'");
        Assert.Equal(2, (await VerifyAsync()).Faulty);
    }

    [Fact]
    public async Task A_month_stays_while_it_is_young_or_one_of_its_dossiers_open_or_an_older_one_there()
    {
        await FillAsync();

        Assert.Contains("too young", await RefusedAsync(new(2026, 1, 31), January), StringComparison.Ordinal);
        Assert.Contains("archive 2024-01 first", await RefusedAsync(new(2026, 8, 1), January.AddMonths(1)), StringComparison.Ordinal);
        await ExecuteAsync("UPDATE dossier SET ended_at = NULL WHERE id = 'two-months'");
        Assert.Contains("two-months", await RefusedAsync(new(2026, 8, 1), January), StringComparison.Ordinal);
        await ExecuteAsync(
            "UPDATE dossier SET ended_at = @at WHERE id = 'two-months'",
            new { at = January.AddMonths(20).ToUnixTimeMilliseconds() });
        Assert.Contains("two-months", await RefusedAsync(new(2026, 8, 1), January), StringComparison.Ordinal);
        Assert.Equal(11, await ScalarAsync<long>("SELECT count(*) FROM dossier_event"));
    }

    [Fact]
    public async Task What_was_changed_in_the_database_or_in_the_archive_is_not_taken_for_it()
    {
        await FillAsync();
        var archive = Archive(new(2026, 8, 1));
        await archive.ExportAsync(DateOnly.FromDateTime(January.UtcDateTime), At(January), new Progress<long>(), default);
        var entries = Path.Combine(At(January), ArchiveManifest.EntriesFile);
        var text = await File.ReadAllTextAsync(entries);

        await File.WriteAllTextAsync(entries, text.Replace("citizen:1", "citizen:2", StringComparison.Ordinal));
        await Assert.ThrowsAnyAsync<InvalidOperationException>(() => archive.RemoveAsync(At(January), new Progress<long>(), default));
        await File.WriteAllTextAsync(entries, text);
        await using (var connection = await Database.OpenAsync(default))
            await connection.ExecuteAsync("DELETE FROM dossier_event WHERE dossier = 'draft'");
        await Assert.ThrowsAsync<ArchiveException>(() => archive.RemoveAsync(At(January), new Progress<long>(), default));
        await ExecuteAsync("UPDATE dossier_event SET body = '{}' WHERE dossier = 'only-january' AND seq = 2");
        var broken = await Assert.ThrowsAsync<ArchiveException>(
            () => archive.ExportAsync(DateOnly.FromDateTime(January.UtcDateTime), folder + "/again", new Progress<long>(), default));

        Assert.Contains("portal verify", broken.Message, StringComparison.Ordinal);
        Assert.Equal(0, await ScalarAsync<int>("SELECT count(*) FROM archived_month"));
    }

    [Fact]
    public async Task A_big_month_leaves_and_comes_back_in_few_statements_and_keeps_nobody_waiting()
    {
        const int Dossiers = 5_000;
        await FillAsync(Dossiers, 4);
        var archive = Archive(new(2026, 8, 1));
        await archive.ExportAsync(DateOnly.FromDateTime(January.UtcDateTime), At(January), new Progress<long>(), default);
        var watching = new Watching(Database);

        var removed = await watching.CountAsync(() => archive.RemoveAsync(At(January), watching, default));
        Assert.True((await VerifyAsync()).IsWhole);
        var returned = await watching.CountAsync(() => archive.ImportAsync(At(January), watching, default));

        Assert.Equal(4 * Dossiers, await ScalarAsync<long>("SELECT count(*) FROM dossier_event"));
        Assert.True((await VerifyAsync()).IsWhole);
        Assert.True(watching.Looks > 4, "Nobody looked while a month was taken out or brought back.");
        Assert.True(removed < 100 && returned < 200, $"{removed} statements to take a month out, {returned} to bring it back.");
    }

    [Fact]
    public async Task What_was_interrupted_while_it_came_back_is_whole_and_gone_on_with()
    {
        await FillAsync(3_000, 2);
        var archive = Archive(new(2026, 8, 1));
        await OutAsync(archive, January);
        using var stop = new CancellationTokenSource();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(
            () => archive.ImportAsync(At(January), new After(stop.Cancel), stop.Token));
        Assert.InRange(await ScalarAsync<long>("SELECT count(*) FROM dossier_event"), 1, 5_999);
        Assert.True((await VerifyAsync()).IsWhole);
        Assert.Contains("taken out already", await RefusedAsync(new(2026, 8, 1), January), StringComparison.Ordinal);

        await BackAsync(archive, January);
        Assert.Equal(6_000, await ScalarAsync<long>("SELECT count(*) FROM dossier_event"));
        Assert.Equal(0, await ScalarAsync<long>("SELECT count(*) FROM archived_dossier"));
        Assert.True((await VerifyAsync()).IsWhole);
    }

    /// <summary>Dossiers of January, each with so many events.</summary>
    private async Task FillAsync(int dossiers, int events)
    {
        var journal = await StartWriterAsync();
        await Task.WhenAll(Enumerable.Range(0, dossiers).Select(i => AppendedAsync(journal, Append($"d-{i:00000}") with
        {
            Events = [.. Enumerable.Range(0, events).Select(day => Event("""{"a":1}""", January.AddDays(day)))],
        })));
        await ExecuteAsync(
            "UPDATE dossier SET submitted_at = created_at, ended_at = @ended", new { ended = January.AddMonths(3).ToUnixTimeMilliseconds() });
        if (Database.Kind == DatabaseKind.PostgreSql)
            await new JournalMonths(Database, new TestClock(January)).PrepareAsync(default);
    }

    /// <summary>
    /// One dossier in January, one in January and February, one in March, and a draft that nobody touched since January.
    /// </summary>
    private async Task<Dictionary<string, ReadOnlyMemory<byte>>> FillAsync()
    {
        var journal = await StartWriterAsync();
        var heads = new Dictionary<string, ReadOnlyMemory<byte>>();
        await Live("only-january", [0, 1, 2]);
        await Live("two-months", [0, 3, 31, 32]);
        await Live("march", [60, 61]);
        await Live("draft", [4, 5]);
        await ExecuteAsync(
            "UPDATE dossier SET submitted_at = created_at, ended_at = @ended WHERE id <> 'draft'",
            new { ended = January.AddMonths(3).ToUnixTimeMilliseconds() });
        await ExecuteAsync("UPDATE dossier SET updated_at = @at", new { at = January.ToUnixTimeMilliseconds() });
        if (Database.Kind == DatabaseKind.PostgreSql)
            await new JournalMonths(Database, new TestClock(January)).PrepareAsync(default);
        return heads;

        async Task Live(string id, int[] days)
        {
            ReadOnlyMemory<byte> head = default;
            for (var revision = 0; revision < days.Length; revision++)
                head = await AppendedAsync(journal, At(id, January.AddDays(days[revision]), revision, head));
            heads.Add(id, head);
        }
    }

    private MonthArchive Archive(DateOnly today) =>
        new(Database, Policy, new TestClock(new DateTimeOffset(today, new TimeOnly(5, 0), TimeSpan.Zero)));

    private string At(DateTimeOffset month) => Path.Combine(folder, month.ToString("yyyy-MM", CultureInfo.InvariantCulture));

    private static JournalAppend At(string stream, DateTimeOffset at, int revision, ReadOnlyMemory<byte> head) =>
        Append(stream, revision, head) with { Events = [Event("""{"a":1}""", at)] };

    private async Task<ArchiveManifest> OutAsync(MonthArchive archive, DateTimeOffset month)
    {
        var written = await archive.ExportAsync(
            DateOnly.FromDateTime(month.UtcDateTime), At(month), new Progress<long>(), default);
        await archive.RemoveAsync(At(month), new Progress<long>(), default);
        return written;
    }

    private Task<ArchiveManifest> BackAsync(MonthArchive archive, DateTimeOffset month) =>
        archive.ImportAsync(At(month), new Progress<long>(), default);

    private async Task<string> RefusedAsync(DateOnly today, DateTimeOffset month) => (await Assert.ThrowsAsync<ArchiveException>(
        () => Archive(today).ExportAsync(DateOnly.FromDateTime(month.UtcDateTime), At(month), new Progress<long>(), default)))
        .Message;

    private Task<JournalVerification> VerifyAsync() => new JournalVerifier(Database).VerifyAsync(null, default);

    /// <summary>Does something as soon as the first part is written.</summary>
    private sealed class After(Action act) : IProgress<long>
    {
        public void Report(long value) => act();
    }

    private async Task<List<string>> EntriesAsync()
    {
        await using var connection = await Database.OpenAsync(default);
        return (await connection.QueryAsync<(string, int, long, long, string, string, string, byte[])>(
            "SELECT dossier, seq, position, at, actor, type, body, hash FROM dossier_event ORDER BY position"))
            .Select(row => $"{row.Item1} {row.Item2} {row.Item3} {row.Item4} {row.Item5} {row.Item6} {row.Item7} {Convert.ToHexString(row.Item8)}")
            .ToList();
    }
}
