using System.Collections.Concurrent;
using System.Collections.Immutable;
using Portal.Grains.Agencies;
using Portal.Grains.Scoring.Board;
using Portal.Grains.Scoring.Counting;
using Portal.Grains.Scoring.Rules;

namespace Portal.Grains.Scoring.Scorecards;

/// <summary>What was counted for one unit, and its points by any profile; never changes.</summary>
public sealed class UnitScore
{
    private const long MillisecondsOfHour = 3_600_000;

    private readonly ConcurrentDictionary<string, Scorecard> cards = new(StringComparer.Ordinal);
    private readonly ScoreRules rules;
    private readonly Func<string, bool> hasDocumentResult;

    internal UnitScore(
        Agency agency, UnitCounts? counts, ImmutableArray<IndexCount> indices, ScoreRules rules, Func<string, bool> hasDocumentResult)
    {
        Agency = agency;
        Counts = counts;
        Indices = indices;
        this.rules = rules;
        this.hasDocumentResult = hasDocumentResult;
    }

    /// <summary>The unit.</summary>
    public Agency Agency { get; }

    /// <summary>
    /// Numerators and denominators of every index, in the order of the decision, as the default profile counts them; what
    /// another one counts stands in its scorecard.
    /// </summary>
    public ImmutableArray<IndexCount> Indices { get; }

    /// <summary>What is shown beside the points.</summary>
    public MonitoredValues Monitored => MonitoredValues.Of(Counts?.Total ?? Counting.Counts.Zero);

    internal UnitCounts? Counts { get; }

    /// <summary>Points by a profile.</summary>
    public Scorecard Card(string profile) => cards.GetOrAdd(profile, key => Score(rules.Of(key)));

    internal Counts CountsOf(string procedure) => Counts?.Procedures.GetValueOrDefault(procedure) ?? Counting.Counts.Zero;

    private Scorecard Score(RuleSet by) => by.Score(Indices.Select(count =>
        by.Find(count.Id)!.Points is { AsksForResult: true } rule && MeasuredIndices.Find(count.Id) is { } measured
            ? OverProcedures(measured, rule)
            : count));

    private IndexCount OverProcedures(MeasuredIndex index, PointRule rule)
    {
        var sum = new IndexCount(index.Id, 0, 0);
        foreach (var (procedure, counts) in Counts?.Procedures ?? ImmutableDictionary<string, Counts>.Empty)
        {
            if (index.By(rule, hasDocumentResult(procedure)) is { } by)
                sum = sum with { Numerator = sum.Numerator + counts[by.Numerator], Denominator = sum.Denominator + counts[by.Denominator] };
        }

        return sum;
    }

    /// <summary>All indices of a unit: those over dossiers and petitions, and those over procedures.</summary>
    internal static ImmutableArray<IndexCount> IndicesOf(
        RuleSet rules, UnitCounts? counts, ImmutableArray<IndexCount> overProcedures)
    {
        var total = counts?.Total ?? Counting.Counts.Zero;
        var all = MeasuredIndices.All.Select(index => CountOf(index, total))
            .Concat(MonitoredIndices(total))
            .Concat(overProcedures)
            .ToDictionary(count => count.Id, StringComparer.Ordinal);
        return [.. rules.Rules.Select(rule => all.GetValueOrDefault(rule.Index.Id)).OfType<IndexCount>()];
    }

    internal static IndexCount CountOf(MeasuredIndex index, Counts counts) =>
        new(index.Id, counts[index.Numerator], counts[index.Denominator]);

    /// <summary>Indices without points. Average times are in hours: a sum of milliseconds says nothing to anybody.</summary>
    private static IEnumerable<IndexCount> MonitoredIndices(Counts counts) =>
    [
        new("2.2", Math.Max(0, counts[Measure.ProcessingMilliseconds]) / MillisecondsOfHour, counts[Measure.Processed]),
        new("5.1", counts[Measure.PetitionsAboutProcedures], counts[Measure.Petitions]),
    ];
}

/// <summary>The rules that hold for a period, whatever the profile.</summary>
internal sealed record ScoreRules(IndexCatalogue Catalogue, DateOnly Day)
{
    public RuleSet Of(string profile) => Catalogue.RulesOf(profile, Day);
}
