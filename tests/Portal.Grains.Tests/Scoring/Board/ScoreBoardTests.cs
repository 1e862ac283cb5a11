using System.Collections.Immutable;
using Portal.Grains.Agencies;
using Portal.Grains.Catalogue;
using Portal.Grains.Scoring;
using Portal.Grains.Scoring.Board;
using Portal.Grains.Scoring.Counting;
using Portal.Grains.Scoring.Folding;
using Portal.Grains.Storage;
using Portal.Grains.Tests.Scoring.Folding;

namespace Portal.Grains.Tests.Scoring.Board;

public sealed class SqliteScoreBoardTests() : ScoreBoardTests(DatabaseKind.Sqlite);

public sealed class PostgresScoreBoardTests() : ScoreBoardTests(DatabaseKind.PostgreSql);

/// <summary>The board shows what the counters say, rolled up.</summary>
public abstract class ScoreBoardTests : IAsyncLifetime
{
    private static readonly ScorePeriod August = SampleFacts.August;

    private readonly DatabaseKind kind;
    private readonly CatalogueHolder catalogue = new();
    private FoldWorld world = null!;
    private ScoreFold fold = null!;
    private ScoreBoard board = null!;
    private RandomLives lives = null!;

    private protected ScoreBoardTests(DatabaseKind kind) => this.kind = kind;

    public async Task InitializeAsync()
    {
        Publish(("H44", null), ("H44.03", "H44"), ("H44.100", "H44"), ("H44.100.1", "H44.100"), ("H01", null), ("G09", null));
        world = await FoldWorld.CreateAsync(kind);
        fold = world.Fold();
        board = Anew();
        lives = new RandomLives(world.Journal, 11);
        await lives.GoOnAsync(FoldWorld.Start, 300);
        await fold.CatchUpAsync(default);
    }

    public async Task DisposeAsync()
    {
        board.Dispose();
        fold.Dispose();
        await world.DisposeAsync();
    }

    [Fact]
    public async Task Units_have_their_own_counters_and_those_of_all_units_below()
    {
        var all = await board.OfAsync(August, default);

        Assert.Equal(Sum("202608/H44"), Values(all.Find("H44")!.Total));
        Assert.Equal(Sum("202608/H44.100"), Values(all.Find("H44.100")!.Total));
        Assert.Equal(Sum("202608/H44.03"), Values(all.Find("H44.03")!.Total));
        Assert.Null(all.Find("H77"));
        // Not in the catalogue: it still counts for the province that its code names.
        Assert.Equal(Sum("202608/H01"), Values(all.Find("H01")!.Total));
    }

    [Fact]
    public async Task A_procedure_of_several_units_is_one_procedure_of_the_unit_above()
    {
        var all = await board.OfAsync(August, default);
        var province = all.Find("H44")!;

        Assert.DoesNotContain("", province.Procedures.Keys);
        foreach (var (procedure, counts) in province.Procedures)
            Assert.Equal(Sum("202608/H44", $"/{procedure}"), Values(counts));
        Assert.Equal(
            province[Measure.Dossiers], province.Procedures.Values.Sum(counts => counts[Measure.Dossiers]));
        Assert.True(all.Find("H44.03")!.Procedures.Count + all.Find("H44.100")!.Procedures.Count > province.Procedures.Count);
    }

    [Fact]
    public async Task What_changes_is_added_and_shows_the_same_as_a_board_that_begins_anew()
    {
        var before = await board.OfAsync(August, default);
        var total = Values(before.Find("H44")!.Total);
        for (var i = 0; i < 5; i++)
        {
            await lives.GoOnAsync(FoldWorld.Start, 25);
            await fold.CatchUpAsync(default);
            var now = await board.OfAsync(August, default);
            using var anew = Anew();
            AssertSame(await anew.OfAsync(August, default), now);
        }

        Assert.True((await board.OfAsync(August, default)).Version > before.Version);
        Assert.Equal(total, Values(before.Find("H44")!.Total));
    }

    [Fact]
    public async Task After_a_rebuild_nothing_of_the_old_counters_is_left()
    {
        var before = await board.OfAsync(August, default);
        await ExecuteAsync("UPDATE score_counter SET agency = 'H99', version = version + 1 WHERE agency = 'H44.03'");
        await fold.RebuildAsync(default);

        var now = await board.ChangedAsync(August, before.Version, default);

        Assert.Null(now.Find("H99"));
        Assert.Equal(Values(before.Find("H44")!.Total), Values(now.Find("H44")!.Total));
    }

    [Fact]
    public async Task When_the_tree_changes_the_units_are_added_up_along_the_new_one()
    {
        var before = await board.OfAsync(August, default);
        Publish(("H44", null), ("H44.03", "H44"), ("H44.100", null), ("H44.100.1", "H44.100"), ("H01", null), ("G09", null));

        var now = await board.OfAsync(August, default);

        Assert.Equal(
            before.Find("H44")![Measure.Dossiers] - before.Find("H44.100")![Measure.Dossiers],
            now.Find("H44")![Measure.Dossiers]);
    }

    [Fact]
    public async Task Who_waits_for_a_change_gets_the_board_that_has_it()
    {
        var before = await board.OfAsync(August, default);
        var waiting = board.ChangedAsync(August, before.Version, default);
        Assert.False(waiting.IsCompleted);

        await lives.GoOnAsync(FoldWorld.Start, 40);
        await fold.CatchUpAsync(default);

        Assert.True((await waiting).Version > before.Version);
    }

    [Fact]
    public async Task Periods_that_are_read_together_have_the_counters_that_each_has_by_itself()
    {
        var periods = Periods("2025-11", "2025-12", "2026-06", "2026-07", "2026-08", "2026-09", "2026-Q2", "2026-Q3", "2026");
        await board.LoadAsync(periods.Take(5), default);
        await board.LoadAsync(periods, default);
        await AssertEachAsync();
        Assert.NotEmpty((await board.OfAsync(August, default)).Agencies);

        for (var i = 0; i < 3; i++)
        {
            await lives.GoOnAsync(FoldWorld.Start, 25);
            await fold.CatchUpAsync(default);
            await AssertEachAsync();
        }

        Publish(("H44", null), ("H44.03", "H44"), ("H44.100", null), ("H44.100.1", "H44.100"), ("H01", null), ("G09", null));
        await AssertEachAsync();

        async Task AssertEachAsync()
        {
            foreach (var period in periods)
            {
                using var alone = Anew();
                AssertSame(await alone.OfAsync(period, default), await board.OfAsync(period, default));
            }
        }
    }

    [Fact]
    public async Task Who_loads_the_same_periods_at_the_same_time_in_another_order_waits_for_nobody_forever()
    {
        var periods = Periods("2026-06", "2026-07", "2026-08", "2025-12", "2026-Q3");
        await Task.WhenAll(Enumerable.Range(0, 20).Select(async i =>
        {
            await board.LoadAsync(i % 2 == 0 ? periods : periods.Reverse(), default);
            foreach (var period in periods)
                await board.OfAsync(period, default);
        })).WaitAsync(TimeSpan.FromSeconds(60));

        using var alone = Anew();
        AssertSame(await alone.OfAsync(August, default), await board.OfAsync(August, default));
    }

    [Fact]
    public async Task Who_asks_for_every_period_does_not_fill_the_memory()
    {
        var before = await board.OfAsync(August, default);
        for (var year = 2020; year < 2026; year++)
        {
            for (var month = 1; month <= 12; month++)
            {
                Assert.True(ScorePeriod.TryParse(FormattableString.Invariant($"{year}-{month:00}"), out var period));
                await board.OfAsync(period, default);
            }
        }

        Assert.InRange(((ScoreBoard)board).PeriodsKept, 1, 31);
        AssertSame(before, await board.OfAsync(August, default));
    }

    [Fact]
    public async Task Nor_do_many_who_ask_for_every_period_at_the_same_time()
    {
        var years = Enumerable.Range(2020, 31).Select(year => Periods(
            [.. Enumerable.Range(1, 12).Select(month => FormattableString.Invariant($"{year}-{month:00}"))])).ToList();

        for (var round = 0; round < 4; round++)
        {
            using var asked = Anew();
            await Task.WhenAll(years.Select(months => Task.Run(() => asked.LoadAsync(months, default))));
            Assert.InRange(asked.PeriodsKept, 1, 30);
        }
    }

    [Fact]
    public async Task While_the_counters_are_of_another_program_nothing_is_shown()
    {
        await ExecuteAsync("UPDATE score_checkpoint SET definition = 'other', version = version + 1");
        using var other = Anew();

        await Assert.ThrowsAsync<ScoresNotReadyException>(async () => await other.OfAsync(August, default));
        await fold.CatchUpAsync(default);

        Assert.NotNull((await other.OfAsync(August, default)).Find("H44"));
    }

    private static ScorePeriod[] Periods(params string[] names) =>
        [.. names.Select(name => ScorePeriod.TryParse(name, out var period) ? period : throw new ArgumentException(name))];

    private ScoreBoard Anew() => new(world.Database, catalogue, fold);

    private void Publish(params (string Code, string? Parent)[] agencies) => catalogue.Swap(CatalogueContent.Empty with
    {
        Agencies = agencies.ToImmutableDictionary(
            agency => agency.Code,
            agency => new Agency(agency.Code, agency.Code, agency.Code, AgencyKind.Department, agency.Parent)),
    });

    private long[] Sum(string prefix, string suffix = "")
    {
        var counters = world.CountersAsync().GetAwaiter().GetResult().Where(counter =>
            (counter.Key.StartsWith(prefix + ".", StringComparison.Ordinal)
                || counter.Key.StartsWith(prefix + "/", StringComparison.Ordinal))
            && counter.Key.EndsWith(suffix, StringComparison.Ordinal));
        var sum = new long[MeasureDefinition.Count];
        foreach (var (_, counts) in counters)
            sum = [.. counts.Split(' ').Select((count, i) => sum[i] + long.Parse(count, System.Globalization.CultureInfo.InvariantCulture))];
        return sum;
    }

    private static long[] Values(Counts counts) => counts.Values.ToArray();

    private static void AssertSame(PeriodBoard expected, PeriodBoard actual)
    {
        Assert.Equal(expected.Version, actual.Version);
        Assert.Equal(expected.Agencies.Order(), actual.Agencies.Order());
        foreach (var agency in expected.Agencies)
        {
            var (one, other) = (expected.Find(agency)!, actual.Find(agency)!);
            Assert.Equal(Values(one.Total), Values(other.Total));
            Assert.Equal(one.Procedures.Keys.Order(), other.Procedures.Keys.Order());
            foreach (var (procedure, counts) in one.Procedures)
                Assert.Equal(Values(counts), Values(other.Procedures[procedure]));
        }
    }

    private async Task ExecuteAsync(string sql)
    {
        await using var connection = await world.Database.OpenAsync(default);
        await using var command = connection.CreateCommand(sql);
        await command.ExecuteNonQueryAsync();
    }
}
