using System.Collections.Concurrent;
using System.Collections.Immutable;

namespace Portal.Grains.Scoring.Rules;

/// <summary>Indices, profiles, groups and bands: the rules of decision 766 as data (<c>data/indices.json</c>).</summary>
public sealed class IndexCatalogue
{
    /// <summary>The profile that counts unless another one is asked for.</summary>
    public const string DefaultProfile = "portal-2026";

    private readonly ConcurrentDictionary<(string, DateOnly), RuleSet> sets = new();

    internal IndexCatalogue(
        ImmutableArray<ScoreProfile> profiles,
        ImmutableArray<GroupDefinition> groups,
        ImmutableArray<IndexDefinition> indices,
        ImmutableArray<ScoreBand> bands)
    {
        Profiles = profiles;
        Groups = groups;
        Indices = indices;
        Bands = bands;
    }

    /// <summary>Profiles; the first is the default.</summary>
    public ImmutableArray<ScoreProfile> Profiles { get; }

    /// <summary>Groups in the order of the decision.</summary>
    public ImmutableArray<GroupDefinition> Groups { get; }

    /// <summary>Indices in the order of the decision, former and future ones too.</summary>
    public ImmutableArray<IndexDefinition> Indices { get; }

    /// <summary>Bands, the best first.</summary>
    public ImmutableArray<ScoreBand> Bands { get; }

    /// <summary>The profile with this id, or <see langword="null"/>.</summary>
    public ScoreProfile? FindProfile(string? id) => Profiles.FirstOrDefault(profile => profile.Id == id);

    /// <summary>The rules of a profile that are valid on a day.</summary>
    /// <exception cref="ArgumentException">There is no such profile.</exception>
    public RuleSet RulesOf(string profile, DateOnly day)
    {
        if (FindProfile(profile) is not { } known)
            throw new ArgumentException($"There is no profile {profile}.", nameof(profile));

        // Days between two changes share one set.
        var since = Indices.SelectMany(Starts).Where(start => start <= day).DefaultIfEmpty(DateOnly.MinValue).Max();
        return sets.GetOrAdd((profile, since), key => new RuleSet(this, known, key.Item2));
    }

    private static IEnumerable<DateOnly> Starts(IndexDefinition index) =>
        index.ValidTo is { } last ? [index.ValidFrom, last.AddDays(1)] : [index.ValidFrom];
}
