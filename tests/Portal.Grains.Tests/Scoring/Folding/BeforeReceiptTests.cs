using Portal.Grains.Dossiers;
using Portal.Grains.Journal;
using Portal.Grains.Scoring.Folding;
using Portal.Grains.Storage;
using Portal.Grains.Tests.Dossiers.Walks;

namespace Portal.Grains.Tests.Scoring.Folding;

/// <summary>The fold does not look at what comes before the receipt; nothing counts before that.</summary>
public sealed class BeforeReceiptTests
{
    [Fact]
    public void What_the_fold_skips_never_happens_to_a_dossier_that_was_received()
    {
        var skipped = 0;
        foreach (var walk in Enumerable.Range(1, 300).Select(seed => new DossierWalk(seed).Go(60)))
        {
            foreach (var (entry, state) in walk.Journal.Zip(walk.States).Where(pair => DossierFacts.BeforeReceipt.Contains(pair.First.Type)))
            {
                Assert.True(state.ReceivedAt is null, entry.Type);
                skipped++;
            }
        }

        Assert.True(skipped > 300, $"Only {skipped} such events.");
        Assert.Subset(DossierJson.EventNames.ToHashSet(), DossierFacts.BeforeReceipt.ToHashSet());
    }

    [Theory]
    [InlineData(DatabaseKind.Sqlite)]
    [InlineData(DatabaseKind.PostgreSql)]
    internal async Task A_pass_goes_past_submissions_and_counts_what_comes_after_them(DatabaseKind kind)
    {
        await using var world = await FoldWorld.CreateAsync(kind);
        using var fold = world.Fold(maxBatch: 10);
        await fold.CatchUpAsync(default);
        var walk = Enumerable.Range(1, 200).Select(seed => new DossierWalk(seed).Go(60))
            .First(one => one.Journal.Count > 3 && one.Journal[0].Type == "dossier.submitted" && one.Last!.ReceivedAt is not null);
        var heads = new List<ReadOnlyMemory<byte>>();
        for (var i = 0; i < 25; i++)
            heads.Add(await AppendAsync(world, walk, i, 0, 1, default));

        await fold.CatchUpAsync(default);
        Assert.Empty(await world.CountersAsync());
        await AppendAsync(world, walk, 3, 1, walk.Journal.Count, heads[3]);
        world.Clock.Set(walk.Journal[^1].At.AddDays(1));
        await fold.CatchUpAsync(default);

        await world.AssertFoldedAsync();
    }

    private static async Task<ReadOnlyMemory<byte>> AppendAsync(
        FoldWorld world, DossierWalk walk, int number, int from, int to, ReadOnlyMemory<byte> head)
    {
        var events = walk.Journal[from..to].Select(entry => new NewEvent(entry.At, entry.Actor, entry.Type, entry.Body));
        var outcome = await world.Journal.AppendAsync(
            new JournalAppend($"skip-{number}", from, head, [.. events], walk.States[to - 1].ToRow() with { Number = null }, null), default);
        return Assert.IsType<AppendOutcome.Appended>(outcome).Head;
    }
}
