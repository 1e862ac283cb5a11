using Portal.Grains.Scoring.Targets;
using Portal.Grains.Shared;
using Portal.Grains.Storage;
using Portal.Grains.Tests.Scoring.Procedures;
using Portal.Testing;
using Portal.Testing.Databases;

namespace Portal.Grains.Tests.Scoring.Targets;

public sealed class SqliteTargetTests() : TargetTests(DatabaseKind.Sqlite);

public sealed class PostgresTargetTests() : TargetTests(DatabaseKind.PostgreSql);

/// <summary>Targets hold from the moment they are set until others are; nothing is forgotten.</summary>
public abstract class TargetTests : IAsyncLifetime
{
    private static readonly DateTimeOffset Start = new(2026, 8, 3, 2, 0, 0, TimeSpan.Zero);
    private static readonly Caller Ministry = new("m1", Role.Ministry, null, Assurance.Verified);

    private readonly DatabaseKind kind;
    private readonly TestClock clock = new(Start);
    private TestDatabase test = null!;
    private TargetStore targets = null!;

    private protected TargetTests(DatabaseKind kind) => this.kind = kind;

    public async Task InitializeAsync()
    {
        test = await TestDatabase.CreateAsync(kind);
        targets = new TargetStore(test.Database, new InputFiles(), clock);
    }

    public async Task DisposeAsync() => await test.DisposeAsync();

    [Fact]
    public async Task Targets_of_the_ministry_and_of_the_province_hold_for_a_unit_and_not_those_of_other_provinces()
    {
        await SetAsync(null, "3.3", 0.5m);
        await SetAsync("H44", "3.3", 0.666667m);
        await SetAsync("H21", "2.1", 0.9m);

        Assert.Equal([(null, 0.5m), ("H44", 0.666667m)], (await At(Start)).Select(target => (target.Owner, target.Ratio)));
    }

    [Fact]
    public async Task The_target_that_held_at_a_moment_is_known_later()
    {
        await SetAsync(null, "3.3", 0.5m);
        clock.Advance(TimeSpan.FromDays(1));
        await SetAsync(null, "3.3", 0.8m);
        clock.Advance(TimeSpan.FromDays(1));
        await SetAsync(null, "3.3", null);

        Assert.Empty(await At(Start.AddMilliseconds(-1)));
        Assert.Equal([0.5m], (await At(Start.AddHours(23))).Select(target => target.Ratio));
        Assert.Equal([0.8m], (await At(Start.AddHours(47))).Select(target => target.Ratio));
        Assert.Empty(await At(Start.AddHours(48)));
    }

    [Fact]
    public async Task The_last_word_of_one_moment_counts()
    {
        await SetAsync(null, "3.3", 0.5m);
        await SetAsync(null, "3.3", 0.6m);

        Assert.Equal([0.6m], (await At(Start.AddMilliseconds(1))).Select(target => target.Ratio));
        Assert.Equal(2, (await targets.FindAsync(null, "3.3", default)).Revision);
    }

    [Fact]
    public async Task Of_those_who_change_a_target_at_once_one_does_and_a_repeat_finds_its_own_change()
    {
        Assert.Equal(new OwnTarget(null, 0), await targets.FindAsync("H44", "2.1", default));
        var answers = await Task.WhenAll(Enumerable.Range(1, 8).Select(i => Task.Run(
            () => targets.SetAsync("H44", "2.1", (i / 10m) + 0.0000001m, Ministry, 0, default))));

        var now = Assert.Single(answers.OfType<OwnTarget>());
        Assert.Equal(now, await targets.FindAsync("H44", "2.1", default));
        Assert.Equal(1, now.Revision);
        // Millionths are kept.
        Assert.Equal(now, await targets.SetAsync("H44", "2.1", now.Ratio + 0.0000001m, Ministry, 0, default));
        Assert.Null(await targets.SetAsync("H44", "2.1", 0.99m, Ministry, 0, default));
    }

    /// <summary>Sets it, whatever it was before.</summary>
    private async Task SetAsync(string? owner, string index, decimal? ratio)
    {
        var before = await targets.FindAsync(owner, index, default);
        Assert.NotNull(await targets.SetAsync(owner, index, ratio, Ministry, before.Revision, default));
    }

    private Task<System.Collections.Immutable.ImmutableArray<ScoreTarget>> At(DateTimeOffset moment) =>
        targets.OfAsync("H44.03", moment, default);
}
