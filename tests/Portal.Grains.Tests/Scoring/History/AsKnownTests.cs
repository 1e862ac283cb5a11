using System.Collections.Immutable;
using System.Globalization;
using Portal.Grains.Agencies;
using Portal.Grains.Dossiers;
using Portal.Grains.Journal;
using Portal.Grains.Petitions;
using Portal.Grains.Petitions.Receiving;
using Portal.Grains.Petitions.Sending;
using Portal.Grains.Scoring;
using Portal.Grains.Scoring.Board;
using Portal.Grains.Scoring.Counting;
using Portal.Grains.Scoring.Facts;
using Portal.Grains.Scoring.Folding;
using Portal.Grains.Scoring.History;
using Portal.Grains.Shared;
using Portal.Grains.Storage;
using Portal.Grains.Tests.Dossiers;
using Portal.Grains.Tests.Dossiers.Walks;
using Portal.Grains.Tests.Scoring.Folding;

namespace Portal.Grains.Tests.Scoring.History;

public sealed class SqliteAsKnownTests() : AsKnownTests(DatabaseKind.Sqlite);

public sealed class PostgresAsKnownTests() : AsKnownTests(DatabaseKind.PostgreSql);

/// <summary>What was known at an earlier moment is what the counters showed then.</summary>
public abstract class AsKnownTests
{
    private static readonly DateTimeOffset Then = World.Monday.AddDays(4);

    private readonly DatabaseKind kind;

    private protected AsKnownTests(DatabaseKind kind) => this.kind = kind;

    [Fact]
    public async Task The_journal_gives_the_counters_of_an_earlier_moment_whatever_came_later()
    {
        await using var world = await FoldWorld.CreateAsync(kind);
        using var fold = world.Fold();
        var walks = Enumerable.Range(1, 60).Select(seed => new DossierWalk(seed).Go(120)).ToList();
        var period = PeriodOf(Then);
        var before = new int[walks.Count];
        var heads = new ReadOnlyMemory<byte>[walks.Count];
        for (var i = 0; i < walks.Count; i++)
        {
            before[i] = walks[i].Journal.Count(entry => entry.At <= Then);
            heads[i] = await StoreAsync(world, i, walks[i], 0, before[i], default);
        }

        world.Clock.Set(Then);
        await fold.CatchUpAsync(default);
        var shown = await SumAsync(world, period);
        for (var i = 0; i < walks.Count; i++)
            await StoreAsync(world, i, walks[i], before[i], walks[i].Journal.Count, heads[i]);
        world.Clock.Set(Then.AddDays(90));
        await fold.CatchUpAsync(default);

        var known = await CountAsync(world, period, Then);
        var corrected = await CountAsync(world, period, Then.AddDays(90));

        Assert.True(shown[(int)Measure.Dossiers] > 5, "Hardly a dossier had been received.");
        Assert.Equal(shown, known.Total.Values.ToArray());
        Assert.NotEqual(shown, corrected.Total.Values.ToArray());
        Assert.Equal(await SumAsync(world, period), corrected.Total.Values.ToArray());
        Assert.Equal(known[Measure.Dossiers], known.Procedures.Values.Sum(counts => counts[Measure.Dossiers]));
    }

    [Fact]
    public async Task A_state_gives_the_same_fact_as_its_row()
    {
        await using var world = await FoldWorld.CreateAsync(kind);
        var expected = new Dictionary<string, DossierFact>();
        for (var seed = 100; seed < 250; seed++)
        {
            var walk = new DossierWalk(seed).Go(60);
            await StoreAsync(world, seed, walk, 0, walk.Journal.Count, default);
            if (walk.Last is { } last)
                expected.Add(Id(seed), DossierFacts.Of(last.ToRow()));
        }

        await using var connection = await world.Database.OpenAsync(default);
        await using var command = connection.CreateCommand($"SELECT s.id, {DossierFacts.Instance.Columns(kind)} FROM dossier AS s");
        await using var reader = await command.ExecuteReaderAsync();
        var read = 0;
        for (; await reader.ReadAsync(); read++)
        {
            var (fact, other) = (DossierFacts.Instance.Read(reader, 1), expected[reader.GetString(0)]);
            Assert.Equal(other.Pauses, fact.Pauses);
            Assert.Equal(other.Marks, fact.Marks);
            Assert.Equal(other with { Pauses = fact.Pauses, Marks = fact.Marks }, fact);
        }

        Assert.Equal(expected.Count, read);
        Assert.Contains(expected.Values, fact => fact.Pauses.Length > 0);
        Assert.Contains(expected.Values, fact => fact.PaidOnlineAt != Moment.Never);
        Assert.Contains(expected.Values, fact => fact.SyncedAt != Moment.Never);
        Assert.Contains(expected.Values, fact => fact.Marks.Length > 0);
    }

    [Fact]
    public async Task A_petition_counts_for_the_agency_that_had_it_then()
    {
        await using var world = await FoldWorld.CreateAsync(kind);
        var dates = new PetitionDates(Then.AddDays(3), Then.AddDays(7), Then.AddDays(21));
        await StoreAsync(
            world,
            (Then, new PetitionSent("H44.03", PetitionClass.Staff, "Chậm", "c", Role.Citizen, null, dates)),
            (Then.AddDays(1), new PetitionTransferred("H44.100", null, dates)));

        Assert.Equal(0, (await CountAsync(world, PeriodOf(Then), Then.AddMilliseconds(-1), "H44.03"))[Measure.Petitions]);
        Assert.Equal(1, (await CountAsync(world, PeriodOf(Then), Then, "H44.03"))[Measure.PetitionsAboutStaff]);
        Assert.Equal(0, (await CountAsync(world, PeriodOf(Then), Then.AddDays(1), "H44.03"))[Measure.Petitions]);
        Assert.Equal(1, (await CountAsync(world, PeriodOf(Then), Then.AddDays(1), "H44"))[Measure.Petitions]);
    }

    private static string Id(int number) => string.Create(CultureInfo.InvariantCulture, $"walk-{number}");

    private static ScorePeriod PeriodOf(DateTimeOffset moment) =>
        ScorePeriod.TryParse(moment.ToOffset(TimeSpan.FromHours(7)).ToString("yyyy-MM", CultureInfo.InvariantCulture), out var period)
            ? period
            : throw new InvalidOperationException("no period");

    private static async Task<UnitCounts> CountAsync(
        FoldWorld world, ScorePeriod period, DateTimeOffset knownAt, string agency = World.Agency)
    {
        var tally = await new KnownFacts(world.Database).CountAsync(agency, period, knownAt, default);
        return PeriodBoard.Of(period, knownAt, AgencyTree.Of([]), tally).Find(agency) ?? new UnitCounts(Counts.Zero, new Dictionary<string, Counts>());
    }

    private static async Task<ReadOnlyMemory<byte>> StoreAsync(
        FoldWorld world, int number, DossierWalk walk, int from, int to, ReadOnlyMemory<byte> head)
    {
        if (from == to)
            return head;

        var events = walk.Journal[from..to].Select(entry => new NewEvent(entry.At, entry.Actor, entry.Type, entry.Body));
        var outcome = await world.Journal.AppendAsync(
            new JournalAppend(Id(number), from, head, [.. events], walk.States[to - 1].ToRow() with { Number = null }, null), default);
        return Assert.IsType<AppendOutcome.Appended>(outcome).Head;
    }

    private static async Task StoreAsync(FoldWorld world, params (DateTimeOffset At, PetitionEvent Happened)[] events)
    {
        PetitionState? petition = null;
        var written = ImmutableArray.CreateBuilder<NewEvent>();
        foreach (var (at, happened) in events)
        {
            var occurrence = new Occurrence(at, "citizen:c");
            petition = Petition.Evolve(petition, happened, "petition", occurrence);
            written.Add(PetitionJson.Write(happened, occurrence));
        }

        Assert.IsType<AppendOutcome.Appended>(await world.Journal.AppendAsync(
            new JournalAppend("petition", 0, default, written.ToImmutable(), petition!.ToRow(), null), default));
    }

    private static async Task<long[]> SumAsync(FoldWorld world, ScorePeriod period)
    {
        var sum = new long[MeasureDefinition.Count];
        foreach (var (key, counts) in await world.CountersAsync())
        {
            if (key.StartsWith($"{PeriodTable.Of(period).Code}/{World.Agency}/", StringComparison.Ordinal))
                sum = [.. counts.Split(' ').Select((count, i) => sum[i] + long.Parse(count, CultureInfo.InvariantCulture))];
        }

        return sum;
    }
}
