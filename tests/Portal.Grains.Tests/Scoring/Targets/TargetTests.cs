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
        await targets.SetAsync(null, "3.3", 0.5m, Ministry, default);
        await targets.SetAsync("H44", "3.3", 0.666667m, Ministry, default);
        await targets.SetAsync("H21", "2.1", 0.9m, Ministry, default);

        Assert.Equal([(null, 0.5m), ("H44", 0.666667m)], (await At(Start)).Select(target => (target.Owner, target.Ratio)));
    }

    [Fact]
    public async Task The_target_that_held_at_a_moment_is_known_later()
    {
        await targets.SetAsync(null, "3.3", 0.5m, Ministry, default);
        clock.Advance(TimeSpan.FromDays(1));
        await targets.SetAsync(null, "3.3", 0.8m, Ministry, default);
        clock.Advance(TimeSpan.FromDays(1));
        await targets.SetAsync(null, "3.3", null, Ministry, default);

        Assert.Empty(await At(Start.AddMilliseconds(-1)));
        Assert.Equal([0.5m], (await At(Start.AddHours(23))).Select(target => target.Ratio));
        Assert.Equal([0.8m], (await At(Start.AddHours(47))).Select(target => target.Ratio));
        Assert.Empty(await At(Start.AddHours(48)));
    }

    [Fact]
    public async Task The_last_word_of_one_moment_counts()
    {
        await targets.SetAsync(null, "3.3", 0.5m, Ministry, default);
        await targets.SetAsync(null, "3.3", 0.6m, Ministry, default);

        Assert.Equal([0.6m], (await At(Start)).Select(target => target.Ratio));
    }

    private Task<System.Collections.Immutable.ImmutableArray<ScoreTarget>> At(DateTimeOffset moment) =>
        targets.OfAsync("H44.03", moment, default);
}
