using Portal.Grains.Documents;
using Portal.Grains.Storage;

namespace Portal.Grains.Tests.Documents;

public sealed class SqliteSealingTests() : SealingTests(DatabaseKind.Sqlite);

public sealed class PostgresSealingTests() : SealingTests(DatabaseKind.PostgreSql);

/// <summary>Crashes between the last byte and the document: whatever was sent and is whole becomes one.</summary>
public abstract class SealingTests : UploadWorld
{
    private static readonly byte[] Whole = Samples.Pdf(1000);

    private protected SealingTests(DatabaseKind kind)
        : base(kind)
    {
    }

    [Fact]
    public async Task What_came_whole_is_sealed_for_whoever_asks_how_far_it_is()
    {
        var upload = await CutBeforeTheSeal(Whole);
        Assert.Equal(Hash(Whole), (await Uploads.FindAsync(upload.Id, An, default))!.Hash);
        Assert.Equal(Whole, await File.ReadAllBytesAsync((await Shelf.OwnAsync(Hash(Whole), An, default))!.Path));
    }

    [Fact]
    public async Task What_came_whole_is_sealed_when_the_sender_goes_on_at_its_end()
    {
        var upload = await CutBeforeTheSeal(Whole);
        var answer = await Uploads.AppendAsync(upload.Id, An, 1000, 0, new MemoryStream(), default);
        Assert.Equal((null, Hash(Whole), "application/pdf"), (answer.Refusal, answer.Upload!.Hash, answer.Upload.MediaType));
    }

    [Fact]
    public async Task What_came_whole_is_sealed_when_its_time_is_over()
    {
        await CutBeforeTheSeal(Whole);
        Clock.Set(Clock.GetUtcNow().AddHours(73));
        Assert.Equal(0, await Cleaner.CleanOnceAsync(default));
        Assert.NotNull(await Shelf.OwnAsync(Hash(Whole), An, default));
    }

    [Fact]
    public async Task What_came_whole_of_a_wrong_type_begins_again()
    {
        var wrong = new byte[1000];
        var seen = await CutBeforeTheSeal(wrong);
        Assert.Equal(0, (await Uploads.FindAsync(seen.Id, An, default))!.Offset);

        var sent = await CutBeforeTheSeal(wrong);
        var answer = await Uploads.AppendAsync(sent.Id, An, 1000, 0, new MemoryStream(), default);
        Assert.Equal("upload.type_not_allowed", answer.Refusal?.Code);

        await CutBeforeTheSeal(wrong);
        Clock.Set(Clock.GetUtcNow().AddHours(73));
        Assert.Equal(3, await Cleaner.CleanOnceAsync(default));
        Assert.Null(await Shelf.OwnAsync(Hash(wrong), An, default));
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task What_is_sealed_while_it_is_thrown_away_stays(bool moved)
    {
        var upload = await CutBeforeTheSeal(Whole);
        var seen = (await Rows.FindAsync(upload.Id, default))!;
        await Rows.SealAsync(upload.Id, Hash(Whole), "application/pdf");
        if (moved)
            Files.Finish(seen.Key, Hash(Whole));

        Assert.Equal("upload.not_found", (await Uploads.DiscardAsync(seen))?.Code);
        Assert.Equal(Hash(Whole), (await Uploads.FindAsync(upload.Id, An, default))!.Hash);
        Assert.Equal(Whole, await File.ReadAllBytesAsync((await Shelf.OwnAsync(Hash(Whole), An, default))!.Path));
    }

    [Fact]
    public async Task A_part_without_its_row_is_cleared_away_and_a_file_of_somebody_else_is_not()
    {
        await Rows.DeleteAsync((await CutBeforeTheSeal(Whole)).Id);
        var stranger = Path.Combine(Folder, "unfinished", ".nfs0001");
        await File.WriteAllTextAsync(stranger, "");

        await Cleaner.CleanOnceAsync(default);
        Assert.Equal(stranger, Part());
    }

    [Fact]
    public async Task What_a_loss_of_power_took_from_its_place_comes_back_to_it()
    {
        var done = await Send(await Begin(1000), 0, Whole);
        File.Move(Files.PathOf(done.Hash!), Path.Combine(Folder, "unfinished", Guid.Parse(done.Id).ToString("N")));
        Assert.Null(await Shelf.OwnAsync(done.Hash!, An, default));

        await Cleaner.CleanOnceAsync(default);
        Assert.Equal(Whole, await File.ReadAllBytesAsync((await Shelf.OwnAsync(done.Hash!, An, default))!.Path));
    }

    [Fact]
    public async Task What_a_loss_of_power_took_from_its_place_is_not_cleared_away()
    {
        var done = await Send(await Begin(1000), 0, Whole);
        File.Move(Files.PathOf(done.Hash!), Path.Combine(Folder, "unfinished", Guid.Parse(done.Id).ToString("N")));

        Clock.Set(Clock.GetUtcNow().AddHours(73));
        await Cleaner.CleanOnceAsync(default);
        Assert.NotNull(await Shelf.OwnAsync(done.Hash!, An, default));
    }

    [Fact]
    public async Task One_that_cannot_be_cleared_away_does_not_keep_the_others()
    {
        var uploads = new List<UploadView>();
        for (var i = 0; i < 5; i++)
            uploads.Add(await Begin(1000));

        // The first in the order of the cleaner: where its file should go, something else stands.
        var first = uploads.OrderBy(upload => upload.Id, StringComparer.Ordinal).First();
        await Send(first, 0, Whole[..999]);
        await File.AppendAllBytesAsync(Part(), Whole[999..]);
        await Rows.SealAsync(first.Id, Hash(Whole), "application/pdf");
        await File.WriteAllTextAsync(Path.GetDirectoryName(Files.PathOf(Hash(Whole)))!, "");

        Clock.Set(Clock.GetUtcNow().AddHours(73));
        Assert.Equal(4, await Cleaner.CleanOnceAsync(default));
        foreach (var other in uploads.Where(upload => upload != first))
            Assert.Null(await Uploads.FindAsync(other.Id, An, default));
    }

    [Fact]
    public async Task However_many_begin_at_once_the_quota_holds()
    {
        var begun = await Task.WhenAll(Enumerable.Range(0, 40).Select(_ => Task.Run(
            () => Uploads.BeginAsync(new NewUpload(1, "a", null, null), An, default))));
        Assert.Equal(20, begun.Count(answer => answer.Refusal is null));
        Assert.All(begun.Where(answer => answer.Refusal is not null), answer => Assert.Equal("upload.quota_used", answer.Refusal!.Code));

        var large = await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => Task.Run(
            () => Uploads.BeginAsync(new NewUpload(3_000_000, "a", null, null), Binh, default))));
        Assert.Equal(2, large.Count(answer => answer.Refusal is null));
    }

    /// <summary>All bytes are safe on disk and the row says so; then the process ended.</summary>
    private async Task<UploadView> CutBeforeTheSeal(byte[] bytes)
    {
        var upload = await Begin(bytes.Length);
        await using (var part = Files.OpenPart(Guid.Parse(upload.Id))!)
            await part.WriteAsync(bytes);
        await Rows.KeepAsync(upload.Id, bytes.Length);
        return upload;
    }
}
