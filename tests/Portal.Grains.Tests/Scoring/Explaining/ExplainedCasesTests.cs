using FsCheck;
using FsCheck.Fluent;
using Portal.Grains.Scoring;
using Portal.Grains.Scoring.Counting;
using Portal.Grains.Scoring.Explaining;
using Portal.Grains.Scoring.Facts;
using Portal.Grains.Scoring.Rules;
using Portal.Grains.Storage;
using Portal.Grains.Tests.Scoring.Folding;
using Portal.Grains.Tests.Scoring.Rules;

namespace Portal.Grains.Tests.Scoring.Explaining;

public sealed class SqliteExplainedCasesTests() : ExplainedCasesTests(DatabaseKind.Sqlite);

public sealed class PostgresExplainedCasesTests() : ExplainedCasesTests(DatabaseKind.PostgreSql);

/// <summary>
/// Whatever happened (corrections of dates, agency and procedure, pauses, late arrivals, ratings, petitions that are
/// transferred and complained about again): the cases named for an index of a unit are as many as its numerator misses.
/// </summary>
public abstract class ExplainedCasesTests
{
    private static readonly string[] Units = ["H44", "H44.03", "H44.100", "H44.100.1", "H01", "G09"];

    private readonly DatabaseKind kind;

    private protected ExplainedCasesTests(DatabaseKind kind) => this.kind = kind;

    [Fact]
    public void For_random_histories_the_cases_add_up_to_what_the_folded_numerator_misses() =>
        Prop.ForAll(Gen.Choose(1, 1_000_000).ToArbitrary(), seed => LiveAsync(seed).GetAwaiter().GetResult())
            .Check(Config.QuickThrowOnFailure.WithMaxTest(4));

    private async Task LiveAsync(int seed)
    {
        await using var world = await FoldWorld.CreateAsync(kind);
        using var fold = world.Fold(maxBatch: 50);
        var lives = new RandomLives(world.Journal, seed);
        for (var round = 0; round < 6; round++)
        {
            await lives.GoOnAsync(world.Clock.GetUtcNow(), 40);
            world.Clock.Advance(TimeSpan.FromDays(9));
        }

        await fold.CatchUpAsync(default);
        var counters = await world.CountersAsync();
        var explained = 0;
        foreach (var period in new[] { "2026-08", "2026-09", "2026-Q3", "2026" }.Select(PeriodOf))
        {
            foreach (var unit in Units)
            {
                foreach (var rules in new[] { Shipped.Portal, Shipped.Rulebook })
                {
                    explained += await ExplainAsync(world, counters, CaseKinds.Dossiers, rules, unit, period)
                        + await ExplainAsync(world, counters, CaseKinds.Petitions, rules, unit, period);
                }
            }
        }

        Assert.True(explained > 100, $"Only {explained} cases were explained.");
    }

    private static async Task<int> ExplainAsync<TFact>(
        FoldWorld world, SortedDictionary<string, string> counters, CaseKind<TFact> cases, RuleSet rules, string unit, ScorePeriod period)
        where TFact : struct
    {
        var span = PeriodTable.Of(period);
        var reader = new CaseReader<TFact>(world.Database, cases);
        var explained = 0;
        // As if every result were a document.
        MeasuredIndex[] by = [.. cases.Indices.Select(index => index.By(rules.Find(index.Id)!.Points, hasDocumentResult: true)!)];
        foreach (var (place, index) in by.Index())
        {
            var found = await reader.MissedAsync(unit, null, span, Moment.Of(world.Clock.GetUtcNow()), place, _ => by, default);
            Assert.Equal(
                (unit, period.Name, index.Id, Sum(index.Denominator) - Sum(index.Numerator)),
                (unit, period.Name, index.Id, found.Count));
            explained += found.Count;
        }

        return explained;

        long Sum(Measure measure) => counters
            .Where(counter => counter.Key.StartsWith($"{span.Code}/{unit}/", StringComparison.Ordinal)
                || counter.Key.StartsWith($"{span.Code}/{unit}.", StringComparison.Ordinal))
            .Sum(counter => long.Parse(counter.Value.Split(' ')[(int)measure], System.Globalization.CultureInfo.InvariantCulture));
    }

    private static ScorePeriod PeriodOf(string name) =>
        ScorePeriod.TryParse(name, out var period) ? period : throw new InvalidOperationException($"{name} is no period.");
}
