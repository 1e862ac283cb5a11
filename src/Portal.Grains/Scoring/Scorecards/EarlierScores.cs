using System.Collections.Immutable;
using Portal.Grains.Scoring.History;
using Portal.Grains.Scoring.Rules;

namespace Portal.Grains.Scoring.Scorecards;

/// <summary>Puts what is on record through the rules.</summary>
internal sealed class EarlierScores(IScorecards scorecards, IScoreHistory history, KnownTables known) : IEarlierScores
{
    public async Task<KnownScore?> AsKnownAtAsync(
        string agency, ScorePeriod period, string profile, DateTimeOffset knownAt, CancellationToken cancellationToken)
    {
        // The units beside it are needed for its place.
        var now = await scorecards.OfAsync(period, cancellationToken);
        if (now.Agencies.Find(agency) is not { } today)
            return null;

        var table = await known.OfAsync(today.Parent, period, knownAt, cancellationToken);
        return table.Find(agency) is { } unit
            ? new KnownScore(
                table, unit, RankMaker.RankOf(table, unit.Agency, unit.Card(profile)), table.Agencies.Peers(agency).Length)
            : null;
    }

    public async Task<ImmutableArray<DayPoint>> DaysAsync(
        string agency, ScorePeriod period, string profile, CancellationToken cancellationToken)
    {
        var rules = (await scorecards.OfAsync(period, cancellationToken)).RulesOf(profile);
        var snapshots = await history.SnapshotsAsync(agency, period, cancellationToken);
        return [.. snapshots.Select(snapshot => new DayPoint(snapshot.Day, snapshot.TakenAt, rules.Score(Counts(snapshot.Unit, rules))))];
    }

    public async Task<FrozenScore?> FrozenAsync(
        string agency, ScorePeriod month, string profile, CancellationToken cancellationToken)
    {
        var table = await scorecards.OfAsync(month, cancellationToken);
        if (table.Find(agency) is not { } unit
            || await history.FindFrozenAsync(month, cancellationToken) is not { } frozen
            || frozen.Units.FirstOrDefault(one => one.Agency == agency) is not { } record)
            return null;

        var rules = table.RulesOf(profile);
        var corrections = await history.CorrectionsAsync(month, rules, cancellationToken);
        return new FrozenScore(
            frozen,
            rules.Score(Counts(record, rules)),
            unit.Card(profile),
            [.. corrections.Where(correction => correction.Agency == agency)]);
    }

    private static IEnumerable<IndexCount> Counts(UnitIndices record, RuleSet rules) =>
        RecordedIndices.Of(record, rules).Select(index => new IndexCount(index.Id, index.Numerator, index.Denominator));
}
