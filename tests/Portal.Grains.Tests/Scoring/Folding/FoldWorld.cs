using Microsoft.Extensions.Logging.Abstractions;
using Portal.Grains.Journal.Writing;
using Portal.Grains.Scoring.Counting;
using Portal.Grains.Scoring.Facts;
using Portal.Grains.Scoring.Folding;
using Portal.Grains.Storage;
using Portal.Testing;
using Portal.Testing.Databases;
using Portal.Testing.Telemetry;

namespace Portal.Grains.Tests.Scoring.Folding;

/// <summary>A database with a journal, a clock, and folds as many as asked for.</summary>
internal sealed class FoldWorld : IAsyncDisposable
{
    public static readonly DateTimeOffset Start = new(2026, 8, 12, 3, 0, 0, TimeSpan.Zero);

    private readonly FoldMetrics metrics;

    private FoldWorld(TestDatabase test)
    {
        Test = test;
        metrics = new FoldMetrics(Clock);
        Journal = new JournalWriter(
            test.Database, new JournalOptions(), TimeProvider.System, NullLogger<JournalWriter>.Instance);
    }

    public TestDatabase Test { get; }

    public PortalDatabase Database => Test.Database;

    public TestClock Clock { get; } = new(Start);

    public JournalWriter Journal { get; }

    public static async Task<FoldWorld> CreateAsync(DatabaseKind kind) => await OnAsync(await TestDatabase.CreateAsync(kind));

    /// <summary>A world on a database that is there already; it is gone with the world.</summary>
    public static async Task<FoldWorld> OnAsync(TestDatabase test)
    {
        var world = new FoldWorld(test);
        await world.Journal.StartAsync(CancellationToken.None);
        return world;
    }

    /// <summary>A fold of its own, as another process has one.</summary>
    public ScoreFold Fold(PortalDatabase? database = null, int maxBatch = 1_000, bool clockMaySetBack = false)
    {
        var options = new FoldOptions
        {
            MaxBatch = maxBatch, MaxBatchSqlite = maxBatch, Readers = 3, ClockMaySetBack = clockMaySetBack,
        };
        var source = database ?? Database;
        return new ScoreFold(
            source, Clock, options, new ScoreRebuild(source, Clock, options), metrics, NullLogger<ScoreFold>.Instance);
    }

    /// <summary>
    /// Waits until a pass sees everything that is committed: transactions of other tests on the same server, too, hold
    /// back those who read the journal.
    /// </summary>
    public async Task SettleAsync()
    {
        if (Database.Kind == DatabaseKind.Sqlite)
            return;

        await using var connection = await Database.OpenAsync(CancellationToken.None);
        var target = (await TransactionsAsync()).Next;
        while ((await TransactionsAsync()).Oldest < target)
            await Task.Delay(10);

        Task<Transactions> TransactionsAsync() =>
            Transactions.NowAsync(Database.Kind, connection, null, CancellationToken.None);
    }

    /// <summary>What operators are told: seconds, and everything that is older is in the scores.</summary>
    public double Lag() => Observed.Of("portal.scores.fold.lag", metrics)[""];

    /// <summary>The counters as stored, those that are zero throughout left out.</summary>
    public async Task<SortedDictionary<string, string>> CountersAsync()
    {
        await using var connection = await Database.OpenAsync(CancellationToken.None);
        await using var command = connection.CreateCommand("SELECT year, agency, procedure, counts FROM score_counter");
        await using var reader = await command.ExecuteReaderAsync();
        var counters = new SortedDictionary<string, string>(StringComparer.Ordinal);
        while (await reader.ReadAsync())
        {
            var row = new CounterRow(reader.GetInt32(0), reader.GetString(1), reader.GetString(2));
            foreach (var (key, counts) in CountsPacking.ReadAll(row, reader.GetFieldValue<byte[]>(3)))
                counters.Add(Name(key), string.Join(' ', counts));
        }

        return counters;
    }

    /// <summary>The counters that the rows of dossiers and petitions give as of the clock.</summary>
    public async Task<SortedDictionary<string, string>> RecomputedAsync()
    {
        var now = Moment.Of(Clock.GetUtcNow());
        await using var connection = await Database.OpenAsync(CancellationToken.None);
        var dossiers = new FactScan<DossierFact>(DossierFacts.Instance, now);
        await dossiers.ReadAsync(connection, null, Database.Kind, "", null, null, CancellationToken.None);
        var petitions = new FactScan<PetitionFact>(PetitionFacts.Instance, now);
        await petitions.ReadAsync(connection, null, Database.Kind, "", null, null, CancellationToken.None);
        dossiers.Tally.Add(petitions.Tally);
        return new(
            dossiers.Tally.NonZero().ToDictionary(counter => Name(counter.Key), counter => string.Join(' ', counter.Value)),
            StringComparer.Ordinal);
    }

    /// <summary>Folded counters are what the rows say, and there are some.</summary>
    public async Task AssertFoldedAsync()
    {
        var expected = await RecomputedAsync();
        Assert.NotEmpty(expected);
        Assert.Equal(expected, await CountersAsync());
    }

    public async ValueTask DisposeAsync()
    {
        await Journal.DisposeAsync();
        metrics.Dispose();
        await Test.DisposeAsync();
    }

    private static string Name(CounterKey key) => $"{key.Period}/{key.Agency}/{key.Procedure}";
}
