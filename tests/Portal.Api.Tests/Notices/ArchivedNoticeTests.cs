using System.Text.Json;
using Dapper;
using Microsoft.Extensions.DependencyInjection;
using Portal.Api.Tests.Running;
using Portal.Grains.Journal.Archives;
using Portal.Grains.Storage;
using Portal.Grains.WorkingTime;
using Portal.Testing.Databases;

namespace Portal.Api.Tests.Notices;

/// <summary>When the month of a notice was archived, the answer says so: nothing there would read as nothing said.</summary>
public abstract class ArchivedNoticeTests : IAsyncLifetime
{
    private static readonly RetentionPolicy Policy = new(24, "test");

    private readonly string folder = Directory.CreateTempSubdirectory("portal-archive-").FullName;
    private readonly DatabaseKind kind;
    private TestDatabase? database;
    private RunningPortal? portal;

    private protected ArchivedNoticeTests(DatabaseKind kind) => this.kind = kind;

    public async Task InitializeAsync()
    {
        database = await TestDatabase.CreateAsync(kind, migrate: false);
        portal = await RunningPortal.StartAsync(database.Options);
    }

    public async Task DisposeAsync()
    {
        await portal!.DisposeAsync();
        await database!.DisposeAsync();
        Directory.Delete(folder, recursive: true);
    }

    [Fact]
    public async Task A_notice_that_was_archived_is_named_until_its_month_comes_back()
    {
        var dossier = await Refused("archived-words");
        await dossier.Do(dossier.Applicant, "rating", new { liked = false, comment = "Không rõ lý do" });
        Assert.Equal((1, 0), Count(await dossier.View(dossier.Applicant)));

        var months = await Archive();
        foreach (var reader in new[] { dossier.Applicant, Who.Leader })
        {
            var view = await dossier.View(reader);
            Assert.Equal((0, 2), Count(view));
            Assert.Equal(
                ["dossier.refused", "dossier.rated"], view.GetProperty("archivedNotices").EnumerateArray().Select(name => name.GetString()));
            Assert.False(view.TryGetProperty("ratingComment", out _));
        }

        var line = (await portal!.Api.Get("/api/v1/agency/ratings", Who.Leader)).Expect(200).Json.GetProperty("items")[0];
        Assert.Equal(["id", "number", "procedure", "liked"], line.EnumerateObject().Select(property => property.Name));

        foreach (var month in months.AsEnumerable().Reverse())
            await Months.ImportAsync(PathOf(month), new Progress<long>(), default);
        Assert.Equal((1, 0), Count(await dossier.View(dossier.Applicant)));
    }

    [Fact]
    public async Task A_history_says_up_to_where_it_was_archived()
    {
        var dossier = await Refused("archived-history");
        Assert.False((await History(dossier)).TryGetProperty("archivedTo", out _));
        var last = (await dossier.View(dossier.Applicant)).GetProperty("revision").GetInt32();

        await Archive();
        var gone = await History(dossier);
        Assert.Equal((0, last), (gone.GetProperty("items").GetArrayLength(), gone.GetProperty("archivedTo").GetInt32()));
        Assert.False((await History(dossier, last)).TryGetProperty("archivedTo", out _));

        await dossier.Do(dossier.Applicant, "rating", new { liked = false });
        var after = await History(dossier);
        Assert.Equal("dossier.rated", Assert.Single(after.GetProperty("items").EnumerateArray()).GetProperty("event").GetString());
        Assert.Equal(last, after.GetProperty("archivedTo").GetInt32());
        Assert.Equal((0, 1), Count(await dossier.View(dossier.Applicant)));
        Assert.False((await History(dossier, last)).TryGetProperty("archivedTo", out _));
    }

    private MonthArchive Months => new(portal!.Services.GetRequiredService<PortalDatabase>(), Policy, new InThreeYears());

    private static (int Notices, int Archived) Count(JsonElement view) =>
        (view.GetProperty("notices").GetArrayLength(), view.GetProperty("archivedNotices").GetArrayLength());

    private async Task<Held> Refused(string who)
    {
        var dossier = await portal!.Desk.Bring(Stage.Submitted, Who.Citizen(who));
        await dossier.Do(Who.Reception, "refusal", Desk.Refusal);
        return dossier;
    }

    private async Task<JsonElement> History(Held dossier, int after = 0) => (await portal!.Api.Get(
        $"{Held.PathFor(dossier.Applicant)}{dossier.Id}/history?after={after}", dossier.Applicant)).Expect(200).Json;

    /// <summary>Takes out every month that has events; a test that runs at midnight may have two.</summary>
    private async Task<List<DateOnly>> Archive()
    {
        List<DateOnly> months;
        await using (var connection = await portal!.Services.GetRequiredService<PortalDatabase>().OpenAsync(default))
        {
            months = [.. (await connection.QueryAsync<long>("select at from dossier_event"))
                .Select(at => VietnamTime.DateOf(DateTimeOffset.FromUnixTimeMilliseconds(at)))
                .Select(day => new DateOnly(day.Year, day.Month, 1)).Distinct().Order()];
        }

        foreach (var month in months)
        {
            await Months.ExportAsync(month, PathOf(month), new Progress<long>(), default);
            await Months.RemoveAsync(PathOf(month), new Progress<long>(), default);
        }

        return months;
    }

    private string PathOf(DateOnly month) => Path.Combine(folder, month.ToString("yyyy-MM", System.Globalization.CultureInfo.InvariantCulture));

    private sealed class InThreeYears : TimeProvider
    {
        public override DateTimeOffset GetUtcNow() => System.GetUtcNow().AddYears(3);
    }
}

/// <summary>On the embedded database.</summary>
public sealed class SqliteArchivedNoticeTests() : ArchivedNoticeTests(DatabaseKind.Sqlite);

/// <summary>On PostgreSQL.</summary>
public sealed class PostgresArchivedNoticeTests() : ArchivedNoticeTests(DatabaseKind.PostgreSql);
