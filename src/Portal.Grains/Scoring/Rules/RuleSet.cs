using System.Collections.Frozen;
using System.Collections.Immutable;

namespace Portal.Grains.Scoring.Rules;

/// <summary>The rules of one profile on one day. Turns counts into a scorecard; pure, and the same for any order.</summary>
public sealed class RuleSet
{
    private readonly FrozenDictionary<string, int> places;
    private readonly ImmutableArray<ScoreBand> bands;
    private readonly decimal max;

    internal RuleSet(IndexCatalogue catalogue, ScoreProfile profile, DateOnly day)
    {
        Profile = profile;
        Groups = catalogue.Groups;
        bands = catalogue.Bands;
        max = Groups.Sum(group => group.Max);
        Rules = [.. catalogue.Indices
            .Where(index => index.IsValidOn(day))
            .Select(index => new IndexRule(index, index.Profiles[profile.Id]))];
        places = Rules.Select((rule, place) => (rule.Index.Id, place))
            .ToFrozenDictionary(pair => pair.Id, pair => pair.place, StringComparer.Ordinal);
    }

    /// <summary>Profile.</summary>
    public ScoreProfile Profile { get; }

    /// <summary>Groups in the order of the decision.</summary>
    public ImmutableArray<GroupDefinition> Groups { get; }

    /// <summary>Rules in the order of the decision.</summary>
    public ImmutableArray<IndexRule> Rules { get; }

    /// <summary>Bands, the best first.</summary>
    public ImmutableArray<ScoreBand> Bands => bands;

    /// <summary>The rule of an index, or <see langword="null"/>.</summary>
    public IndexRule? Find(string index) => places.TryGetValue(index, out var place) ? Rules[place] : null;

    /// <summary>The band of a total.</summary>
    public ScoreBand BandOf(decimal total) => bands.First(band => total >= band.From);

    /// <summary>Points, groups, total and band of what was counted.</summary>
    /// <exception cref="ArgumentException">An index is unknown or given twice, or its counts are impossible.</exception>
    public Scorecard Score(params IEnumerable<IndexCount> counts)
    {
        var given = Place(counts);
        var shares = new SharedPoints(Rules, given);
        var indices = ImmutableArray.CreateBuilder<ScoredIndex>(Rules.Length);
        var missing = ImmutableArray.CreateBuilder<string>();
        var points = new decimal[Groups.Length];
        var (exact, hasData) = (0m, false);
        for (var place = 0; place < Rules.Length; place++)
        {
            var rule = Rules[place];
            if (given[place] is not { } count)
            {
                if (rule.Index.IsScored)
                    missing.Add(rule.Index.Id);
                continue;
            }

            var scored = Score(rule, count, shares.MaxOf(place), given);
            indices.Add(scored);
            points[(int)rule.Index.Group] += scored.Points ?? 0;
            exact += scored.Exact;
            hasData |= count is { Denominator: > 0, Inherited: false }
                && rule.Index.Scope is IndexScope.Dossiers or IndexScope.Petitions;
        }

        var groups = Groups.Select(group => new ScoredGroup(group.Id, points[(int)group.Id], group.Max));
        var total = points.Sum();
        return new Scorecard(
            Profile.Id, indices.ToImmutable(), [.. groups], total, exact, max, BandOf(total), missing.ToImmutable(), hasData);
    }

    private ScoredIndex Score(IndexRule rule, IndexCount count, decimal most, IndexCount?[] given)
    {
        if (count.Denominator == 0)
        {
            var whenEmpty = rule.Points.WhenEmpty == ZeroPolicy.Full ? most : 0;
            decimal? shown = rule.Points.ShowsNull || rule.Points.WhenEmpty == ZeroPolicy.Shared
                ? null
                : PointRule.Round(whenEmpty);
            return new ScoredIndex(rule, count, null, shown, whenEmpty, most);
        }

        // An index that was not counted, or over nothing, takes nothing away.
        var factor = rule.Points.TimesRatioOf is { } other ? given[places[other]] : null;
        var exact = factor is { Denominator: > 0 }
            ? rule.Points.Exact(most, count.Numerator, count.Denominator, factor.Numerator, factor.Denominator)
            : rule.Points.Exact(most, count.Numerator, count.Denominator);
        var ratio = (decimal)count.Numerator / count.Denominator;
        return new ScoredIndex(rule, count, ratio, PointRule.Round(exact), exact, most);
    }

    private IndexCount?[] Place(IEnumerable<IndexCount> counts)
    {
        var given = new IndexCount?[Rules.Length];
        foreach (var count in counts)
        {
            if (!places.TryGetValue(count.Id, out var place) || given[place] is not null)
                throw new ArgumentException($"Index {count.Id} is unknown or given twice.", nameof(counts));
            if (count.Numerator < 0 || count.Denominator is < 0 or > IndexCount.Most
                || (Rules[place].Index.Measure == IndexMeasure.Ratio && count.Numerator > count.Denominator)
                || count.Numerator > IndexCount.Most)
                throw new ArgumentException($"Index {count.Id} cannot be {count.Numerator}/{count.Denominator}.", nameof(counts));

            given[place] = count;
        }

        return given;
    }
}
