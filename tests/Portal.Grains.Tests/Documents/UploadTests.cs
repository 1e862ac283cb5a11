using Portal.Grains.Documents;
using Portal.Grains.Dossiers;
using Portal.Grains.Shared;
using Portal.Grains.Storage;

namespace Portal.Grains.Tests.Documents;

public sealed class SqliteUploadTests() : UploadTests(DatabaseKind.Sqlite);

public sealed class PostgresUploadTests() : UploadTests(DatabaseKind.PostgreSql);

/// <summary>Uploads on a real disk and both databases: cut lines, crashes, limits, and what is left over.</summary>
public abstract class UploadTests : UploadWorld
{
    private protected UploadTests(DatabaseKind kind)
        : base(kind)
    {
    }

    [Fact]
    public async Task A_whole_file_lies_under_its_hash_and_belongs_to_who_sent_it()
    {
        var bytes = Samples.Pdf(200_000);
        var done = await Send(await Begin(bytes.Length), 0, bytes);
        Assert.Equal((Hash(bytes), "application/pdf"), (done.Hash, done.MediaType));

        var file = await Shelf.OwnAsync(done.Hash!, An, default);
        Assert.Equal(bytes, await File.ReadAllBytesAsync(file!.Path));
        Assert.Equal("giấy tờ.pdf", file.Name);
        Assert.Null(await Shelf.OwnAsync(done.Hash!, Binh, default));
        Assert.Empty(Directory.GetFiles(Path.Combine(Folder, "unfinished")));
    }

    [Fact]
    public async Task A_line_that_is_cut_anywhere_costs_nothing_that_had_arrived()
    {
        var random = new Random(20260803);
        for (var round = 0; round < 8; round++)
        {
            var bytes = Samples.Pdf(random.Next(1, 1_500_000), round);
            var upload = await Begin(bytes.Length);
            while (upload.Hash is null)
            {
                var more = random.Next(0, (int)(upload.Length - upload.Offset) + 1);
                using var line = new Samples.CutLine(bytes.AsSpan((int)upload.Offset, more).ToArray());
                var answer = await Uploads.AppendAsync(upload.Id, An, upload.Offset, null, line, default);
                Assert.Null(answer.Refusal);
                Assert.Equal(upload.Offset + more, answer.Upload!.Offset);
                upload = (await Uploads.FindAsync(upload.Id, An, default))!;
                Assert.Equal(answer.Upload.Offset, upload.Offset);
            }

            Assert.Equal(Hash(bytes), upload.Hash);
            await Rows.DeleteAsync(upload.Id); // The quota is not the question here.
        }
    }

    [Fact]
    public async Task Who_goes_on_elsewhere_is_told_where_the_upload_stands()
    {
        var bytes = Samples.Pdf(1000);
        var upload = await Begin(bytes.Length);
        await Send(upload, 0, bytes[..400]);
        foreach (var offset in new long[] { 0, 399, 401, 1000 })
        {
            var answer = await Uploads.AppendAsync(upload.Id, An, offset, null, new MemoryStream(bytes), default);
            Assert.Equal(("upload.offset_differs", "400"), (answer.Refusal!.Code, answer.Refusal.Arguments[0]));
        }

        Assert.Equal(Hash(bytes), (await Send(upload, 400, bytes[400..])).Hash);
        Assert.Equal(Hash(bytes), (await Uploads.AppendAsync(upload.Id, An, 1000, 0, new MemoryStream(), default)).Upload!.Hash);
    }

    [Fact]
    public async Task What_a_crash_left_behind_the_safe_point_is_written_again()
    {
        var bytes = Samples.Pdf(1000);
        var upload = await Begin(bytes.Length);
        await Send(upload, 0, bytes[..400]);
        await File.AppendAllBytesAsync(Part(), [1, 2, 3]);
        Assert.Equal(Hash(bytes), (await Send(upload, 400, bytes[400..])).Hash);
    }

    [Fact]
    public async Task What_a_disk_has_lost_is_asked_for_again()
    {
        var bytes = Samples.Pdf(1000);
        var upload = await Begin(bytes.Length);
        await Send(upload, 0, bytes[..400]);
        await File.WriteAllBytesAsync(Part(), bytes[..100]);

        var answer = await Uploads.AppendAsync(upload.Id, An, 400, null, new MemoryStream(bytes[400..]), default);
        Assert.Equal("100", answer.Refusal!.Arguments[0]);
        Assert.Equal(100, (await Uploads.FindAsync(upload.Id, An, default))!.Offset);
        Assert.Equal(Hash(bytes), (await Send(upload, 100, bytes[100..])).Hash);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task A_crash_at_the_last_step_is_made_up_for(bool moved)
    {
        var bytes = Samples.Pdf(1000);
        var upload = await Begin(bytes.Length);
        await Send(upload, 0, bytes[..999]);
        await File.AppendAllBytesAsync(Part(), bytes[999..]);
        await Rows.SealAsync(upload.Id, Hash(bytes), "application/pdf");
        if (moved)
            Files.Finish(Guid.Parse(upload.Id), Hash(bytes));
        Assert.Null(await Shelf.OwnAsync(Hash(bytes), An, default));

        Assert.Equal(Hash(bytes), (await Uploads.FindAsync(upload.Id, An, default))!.Hash);
        Assert.Equal(bytes, await File.ReadAllBytesAsync((await Shelf.OwnAsync(Hash(bytes), An, default))!.Path));
    }

    [Fact]
    public async Task One_writer_at_a_time()
    {
        var bytes = Samples.Pdf(1000);
        var upload = await Begin(bytes.Length);
        var line = new Samples.SilentLine(bytes[..400]);
        var first = Uploads.AppendAsync(upload.Id, An, 0, null, line, default);
        await line.Reached;

        Assert.Equal("upload.busy", (await Uploads.AppendAsync(upload.Id, An, 0, null, new MemoryStream(bytes), default)).Refusal?.Code);
        Assert.Equal("upload.busy", (await Uploads.DiscardAsync(upload.Id, An, default))?.Code);
        line.End();
        Assert.Equal(400, (await first).Upload!.Offset);
        Assert.Equal(Hash(bytes), (await Send(upload, 400, bytes[400..])).Hash);
    }

    [Fact]
    public async Task The_type_is_told_by_the_bytes_and_what_is_wrong_begins_again()
    {
        foreach (var wrong in new[] { "<html><script>"u8.ToArray(), "MZ\x90"u8.ToArray(), "PK\x03\x04...."u8.ToArray(), [0xFF, 0xD8, 0xFF, 0, 0, 0, 0, 0] })
        {
            var upload = await Begin(wrong.Length);
            var answer = await Uploads.AppendAsync(upload.Id, An, 0, null, new MemoryStream(wrong), default);
            Assert.Equal("upload.type_not_allowed", answer.Refusal?.Code);
            Assert.Equal(0, (await Uploads.FindAsync(upload.Id, An, default))!.Offset);
        }
    }

    [Fact]
    public async Task A_file_that_is_not_what_the_sender_announced_is_refused()
    {
        var bytes = Samples.Pdf(1000);
        var begun = (await Uploads.BeginAsync(new NewUpload(1000, "a", Hash([1]), null), An, default)).Upload!;
        Assert.Equal("upload.hash_differs", (await Uploads.AppendAsync(begun.Id, An, 0, null, new MemoryStream(bytes), default)).Refusal?.Code);
        Assert.Null(await Shelf.OwnAsync(Hash(bytes), An, default));

        var upload = await Begin(999);
        Assert.Equal("upload.beyond_length", (await Uploads.AppendAsync(upload.Id, An, 0, 1000, new MemoryStream(bytes), default)).Refusal?.Code);
        Assert.Equal("upload.beyond_length", (await Uploads.AppendAsync(upload.Id, An, 0, null, new MemoryStream(bytes), default)).Refusal?.Code);
    }

    [Fact]
    public async Task Size_and_quota_are_bounded_for_each_person_and_day()
    {
        Assert.Equal("upload.too_large", (await Uploads.BeginAsync(new NewUpload(3_000_001, "a", null, null), An, default)).Refusal?.Code);
        await Begin(3_000_000);
        await Begin(3_000_000);
        await Begin(2_000_000);
        Assert.Equal("upload.quota_used", (await Uploads.BeginAsync(new NewUpload(1, "a", null, null), An, default)).Refusal?.Code);
        Assert.Null((await Uploads.BeginAsync(new NewUpload(1, "a", null, null), Binh, default)).Refusal);

        Clock.Set(Clock.GetUtcNow().AddHours(25));
        for (var i = 0; i < 20; i++)
            await Begin(1);
        Assert.Equal("upload.quota_used", (await Uploads.BeginAsync(new NewUpload(1, "a", null, null), An, default)).Refusal?.Code);
    }

    [Fact]
    public async Task The_same_key_begins_one_upload()
    {
        var upload = new NewUpload(1000, "a.pdf", null, "key-12345");
        var first = (await Uploads.BeginAsync(upload, An, default)).Upload!;
        Assert.Equal(first.Id, (await Uploads.BeginAsync(upload, An, default)).Upload!.Id);
        Assert.Equal("idempotency.key_reused", (await Uploads.BeginAsync(upload with { Length = 2 }, An, default)).Refusal?.Code);
        Assert.NotEqual(first.Id, (await Uploads.BeginAsync(upload, Binh, default)).Upload!.Id);
    }

    [Fact]
    public async Task The_same_bytes_of_two_people_are_one_file_and_each_has_their_own_right()
    {
        var bytes = Samples.Pdf(1000);
        var hash = (await Send(await Begin(1000), 0, bytes)).Hash!;
        var other = (await Uploads.BeginAsync(new NewUpload(1000, "khác.pdf", null, null), Binh, default)).Upload!;
        await Uploads.AppendAsync(other.Id, Binh, 0, null, new MemoryStream(bytes), default);
        await Send(await Begin(1000), 0, bytes);

        Assert.Equal("khác.pdf", (await Shelf.OwnAsync(hash, Binh, default))!.Name);
        Assert.Single(Directory.GetFiles(Folder, "*", SearchOption.AllDirectories));
        Assert.Equal([hash], (await Shelf.OfOwnerAsync("an", new PageRequest(10, null), default)).Items.Select(line => line.Hash));
    }

    [Fact]
    public async Task Nobody_reaches_the_upload_of_somebody_else()
    {
        var upload = await Begin(1000);
        Assert.Null(await Uploads.FindAsync(upload.Id, Binh, default));
        Assert.Equal("upload.not_found", (await Uploads.AppendAsync(upload.Id, Binh, 0, null, new MemoryStream(), default)).Refusal?.Code);
        Assert.Equal("upload.not_found", (await Uploads.DiscardAsync(upload.Id, Binh, default))?.Code);
        foreach (var id in new[] { "", "../../etc/passwd", upload.Id + "/..", "{" + upload.Id + "}" })
            Assert.Null(await Uploads.FindAsync(id, An, default));
    }

    [Fact]
    public async Task What_was_never_finished_is_thrown_away_in_its_time_and_nothing_else()
    {
        var bytes = Samples.Pdf(1000);
        var left = await Begin(1000);
        await Send(left, 0, bytes[..400]);
        var done = await Send(await Begin(1000), 0, bytes);
        Clock.Set(Clock.GetUtcNow().AddHours(71));
        var young = await Begin(1000);
        await Send(young, 0, bytes[..10]);
        Assert.Equal(0, await Cleaner.CleanOnceAsync(default));

        Clock.Set(Clock.GetUtcNow().AddHours(2));
        Assert.Equal(1, await Cleaner.CleanOnceAsync(default));
        Assert.Null(await Uploads.FindAsync(left.Id, An, default));
        Assert.NotNull(await Uploads.FindAsync(young.Id, An, default));
        Assert.NotNull(await Shelf.OwnAsync(done.Hash!, An, default));
        Assert.Single(Directory.GetFiles(Path.Combine(Folder, "unfinished")));
    }

    [Fact]
    public async Task Components_that_name_files_are_checked_against_those_of_whom_it_concerns()
    {
        var hash = (await Send(await Begin(1000), 0, Samples.Pdf(1000))).Hash!;
        var files = new HandedInFiles(Database, required: true);
        AttachedComponent Component(string file, ComponentSource source = ComponentSource.Uploaded) => new("c1", file, null, source);

        Assert.Null(await files.CheckAsync([Component(hash)], "an", "an", "new"));
        Assert.Null(await files.CheckAsync([Component(hash)], "helper", "an", "new"));
        Assert.Null(await files.CheckAsync([new("c1", null, null, ComponentSource.Paper)], "binh", "binh", "new"));
        Assert.NotNull(await files.CheckAsync([Component(hash, ComponentSource.Paper)], "binh", "binh", "new"));
        var refusal = await files.CheckAsync([Component(hash), Component(Hash([7]))], "an", "an", "new");
        Assert.Equal("/components/1 component.file_not_uploaded", Assert.Single(refusal!.Fields) is var field ? $"{field.Pointer} {field.Code}" : "");
        Assert.NotNull(await files.CheckAsync([Component(hash, ComponentSource.Reused)], "binh", "binh", "new"));

        // What lies in the store was issued or digitised by an agency; one's own upload is no more than that.
        var stored = await files.CheckAsync([Component(hash, ComponentSource.PersonalStore)], "an", "an", "new");
        Assert.Equal("component.not_in_store", Assert.Single(stored!.Fields).Code);
        var officer = An with { Subject = "officer", Role = Role.Reception, Agency = "H44.03" };
        var begun = (await Uploads.BeginAsync(new NewUpload(900, "a", null, null), officer, default)).Upload!;
        var scan = (await Uploads.AppendAsync(begun.Id, officer, 0, null, new MemoryStream(Samples.Pdf(900)), default)).Upload!.Hash!;
        Assert.Null(await files.CheckAsync(
            [Component(scan, ComponentSource.PersonalStore), Component(scan, ComponentSource.Reused)], "an", "an", "new"));
        Assert.NotNull(await files.CheckAsync([Component(scan)], "an", "an", "new"));
    }
}
