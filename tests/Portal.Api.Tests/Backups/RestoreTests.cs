using System.Collections.Concurrent;
using Dapper;
using Microsoft.Extensions.DependencyInjection;
using Portal.Api.Tests.Running;
using Portal.Grains.Scoring.Comparing;
using Portal.Grains.Storage;
using Portal.Grains.Storage.Backups;
using Portal.Testing.Databases;

namespace Portal.Api.Tests.Backups;

/// <summary>A backup, taken while the portal works, becomes the same portal in an empty installation.</summary>
public abstract class RestoreTests : IDisposable
{
    private readonly PortalFixture fixture;
    private readonly DatabaseKind kind;
    private readonly BackupFolder folder = new();

    private protected RestoreTests(PortalFixture fixture, DatabaseKind kind) => (this.fixture, this.kind) = (fixture, kind);

    public void Dispose()
    {
        folder.Dispose();
        GC.SuppressFinalize(this);
    }

    [Fact]
    public async Task What_is_restored_is_the_same_portal_and_goes_on()
    {
        var portal = fixture.Portal;
        var (applicant, uploading) = (Who.Citizen("backed-up"), new Uploading(portal.Api));
        var withFile = await uploading.Submit(
            portal.Desk, applicant, await uploading.Upload(applicant, Uploading.Pdf()), Who.OwnAgency);
        var file = (await portal.Api.Get($"{Held.PathFor(applicant)}{withFile.Id}/components/c1/file", applicant)).Expect(200);
        var finished = await portal.Desk.Bring(Stage.Finished, Who.Citizen("finished"));
        var history = (await portal.Api.Get($"{Held.PathFor(finished.Applicant)}{finished.Id}/history", finished.Applicant)).Expect(200);
        var petition = await portal.Desk.BringPetition(3, Who.Citizen("petitioner"));
        var before = await SubmitAsync(portal, 10);

        using var stop = new CancellationTokenSource();
        var during = new ConcurrentBag<(Ask Ask, Answer Answer)>();
        var load = Task.WhenAll(Enumerable.Range(0, 4).Select(_ => Task.Run(async () =>
        {
            while (!stop.IsCancellationRequested)
            {
                foreach (var pair in await SubmitAsync(portal, 1))
                    during.Add(pair);
            }
        })));
        while (during.Count < 20)
            await Task.Delay(10);
        var early = during.ToArray();
        var manifest = await folder.TakeAsync(portal);
        await stop.CancelAsync();
        await load;
        Assert.True(during.Count > early.Length, "Nothing was submitted while the backup was taken.");
        Assert.True(manifest.Documents > 0);

        await using var empty = await TestDatabase.CreateAsync(kind, migrate: false);
        await folder.RestoreAsync(empty);
        await using var restored = await RunningPortal.StartAsync(
            empty.Options, new Dictionary<string, string?> { ["Documents:Directory"] = folder.Documents });

        // Chains and states, and the scores as the fold left them and as it goes on with them.
        var verified = await restored.VerifyAsync();
        Assert.True(verified.IsWhole && verified.Streams > before.Count + early.Length, verified.ToString());
        await restored.FoldAsync();
        var compared = await restored.Services.GetRequiredService<ScoreComparison>().CompareAsync(default);
        Assert.True(compared.Differences == 0 && compared.Counters > 0, compared.ToString());
        Assert.Equal(
            history.Text,
            (await restored.Api.Get($"{Held.PathFor(finished.Applicant)}{finished.Id}/history", finished.Applicant)).Expect(200).Text);
        Assert.Equal(
            (await petition.Read(petition.Sender)).Expect(200).Text,
            (await restored.Api.Get(HeldPetition.PathFor(petition.Sender) + petition.Id, petition.Sender)).Expect(200).Text);
        Assert.Equal(
            file.Body,
            (await restored.Api.Get($"{Held.PathFor(applicant)}{withFile.Id}/components/c1/file", applicant)).Expect(200).Body);

        // Everything that was acknowledged before the backup began is there, and its answer is given again.
        foreach (var (ask, answer) in before.Concat(early))
        {
            var again = (await restored.Api.Send(ask)).Expect(201);
            Assert.Equal(answer.Text, again.Text);
            Assert.Equal((answer.ETag, answer.Location), (again.ETag, again.Location));
        }

        // It goes on: no number twice, changes on what came from the backup.
        await SubmitAsync(restored, 30);
        await using (var connection = await restored.Services.GetRequiredService<PortalDatabase>().OpenAsync(default))
        {
            Assert.Equal(
                await connection.ExecuteScalarAsync<long>("select count(*) from dossier where number is not null"),
                await connection.ExecuteScalarAsync<long>("select count(distinct number) from dossier"));
            Assert.Equal(
                await connection.ExecuteScalarAsync<long>("select count(*) from dossier_event"),
                await connection.ExecuteScalarAsync<long>("select count(distinct position) from dossier_event"));
        }

        var path = $"{Held.PathFor(Who.Reception)}{withFile.Id}/acceptance";
        (await restored.Api.Send(Ask.Post(path, Who.Reception) with { IfMatch = withFile.ETag })).Expect(200);
        Assert.True((await restored.VerifyAsync()).IsWhole);
    }

    [Fact]
    public async Task An_installation_in_use_is_left_alone_unless_it_is_said_to_be_replaced()
    {
        await SubmitAsync(fixture.Portal, 2);
        await folder.TakeAsync(fixture.Portal);
        await using var other = await TestDatabase.CreateAsync(kind, migrate: false);
        await folder.RestoreAsync(other);

        var refused = await Assert.ThrowsAsync<BackupException>(() => folder.RestoreAsync(other));
        Assert.Contains("--replace", refused.Message, StringComparison.Ordinal);

        await using (var database = PortalDatabase.Open(other.Options))
        await using (var connection = await database.OpenAsync(default))
            await connection.ExecuteAsync("update dossier set state = 'gone'");
        await folder.RestoreAsync(other, replace: true);
        await using var portal = await RunningPortal.StartAsync(other.Options);
        Assert.True((await portal.VerifyAsync()).IsWhole);
    }

    [Fact]
    public async Task A_damaged_or_unfinished_backup_is_refused_before_anything_is_changed()
    {
        await SubmitAsync(fixture.Portal, 2);
        var manifest = await folder.TakeAsync(fixture.Portal);
        var victim = Path.Combine(folder.Taken, manifest.Files[^1].Path);
        var bytes = await File.ReadAllBytesAsync(victim);
        await using var other = await TestDatabase.CreateAsync(kind);

        bytes[bytes.Length / 2] ^= 1;
        await File.WriteAllBytesAsync(victim, bytes);
        Assert.Contains("damaged", (await Refused()).Message, StringComparison.Ordinal);
        File.Delete(victim);
        Assert.Contains("missing", (await Refused()).Message, StringComparison.Ordinal);
        File.Delete(Path.Combine(folder.Taken, BackupManifest.Name));
        Assert.Contains("no whole backup", (await Refused()).Message, StringComparison.Ordinal);
        await new Migrator(other.Database, TimeProvider.System).CheckAsync(default);

        Task<BackupException> Refused() => Assert.ThrowsAsync<BackupException>(() => folder.RestoreAsync(other));
    }

    [Fact]
    public async Task Every_document_is_checked_before_anything_is_changed_and_a_damaged_one_in_the_place_is_put_right()
    {
        var (applicant, uploading) = (Who.Citizen("with-files"), new Uploading(fixture.Portal.Api));
        for (var i = 0; i < 4; i++)
            await uploading.Upload(applicant, Uploading.Pdf());
        await folder.TakeAsync(fixture.Portal);
        await using var other = await TestDatabase.CreateAsync(kind, migrate: false);
        var copies = Directory.GetFiles(Path.Combine(folder.Taken, "documents"), "*", SearchOption.AllDirectories);
        var victim = copies[^1];
        var (whole, damaged) = (await File.ReadAllBytesAsync(victim), Uploading.Pdf());

        await File.WriteAllBytesAsync(victim, damaged);
        var refused = await Assert.ThrowsAsync<BackupException>(() => folder.RestoreAsync(other));
        Assert.Contains("damaged", refused.Message, StringComparison.Ordinal);
        Assert.False(Directory.Exists(folder.Documents), "Documents were copied before all were checked.");

        // What lies in the place already may be damaged as well.
        await File.WriteAllBytesAsync(victim, whole);
        var place = folder.Documents + victim[Path.Combine(folder.Taken, "documents").Length..];
        Directory.CreateDirectory(Path.GetDirectoryName(place)!);
        await File.WriteAllBytesAsync(place, damaged);
        await folder.RestoreAsync(other);
        Assert.Equal(whole, await File.ReadAllBytesAsync(place));
    }

    private static async Task<List<(Ask Ask, Answer Answer)>> SubmitAsync(RunningPortal portal, int count)
    {
        var done = new List<(Ask, Answer)>();
        for (var i = 0; i < count; i++)
        {
            var ask = Ask.Post("/api/v1/citizen/dossiers", Who.Citizen($"load-{i}"), portal.Desk.Submission());
            done.Add((ask, (await portal.Api.Send(ask)).Expect(201)));
        }

        return done;
    }
}

public sealed class SqliteRestoreTests(PortalFixture fixture)
    : RestoreTests(fixture, DatabaseKind.Sqlite), IClassFixture<PortalFixture>;

public sealed class PostgresRestoreTests(PostgresPortalFixture fixture)
    : RestoreTests(fixture, DatabaseKind.PostgreSql), IClassFixture<PostgresPortalFixture>;
