using System.Collections.Frozen;
using System.Collections.Immutable;

namespace Portal.Grains.Agencies;

/// <summary>All agencies by code and by their place in the administration; never changes once built.</summary>
public sealed class AgencyTree
{
    private readonly FrozenDictionary<string, Agency> byCode;
    private readonly FrozenDictionary<string, ImmutableArray<Agency>> byParent;

    private AgencyTree(ImmutableArray<Agency> all)
    {
        All = all;
        byCode = all.ToFrozenDictionary(agency => agency.Code, StringComparer.Ordinal);
        byParent = all
            .GroupBy(agency => agency.Parent ?? "", StringComparer.Ordinal)
            .ToFrozenDictionary(group => group.Key, group => group.ToImmutableArray(), StringComparer.Ordinal);
    }

    /// <summary>A tree without agencies.</summary>
    public static AgencyTree Empty { get; } = new([]);

    /// <summary>Every agency, ordered by code.</summary>
    public ImmutableArray<Agency> All { get; }

    /// <summary>The agencies at the top: provinces and central bodies, ordered by code.</summary>
    public ImmutableArray<Agency> Roots => byParent.GetValueOrDefault("", []);

    /// <summary>Builds the tree.</summary>
    /// <exception cref="ArgumentException">A code occurs twice or a parent does not exist.</exception>
    public static AgencyTree Of(IEnumerable<Agency> agencies)
    {
        var all = agencies.OrderBy(agency => agency.Code, StringComparer.Ordinal).ToImmutableArray();
        var tree = new AgencyTree(all);
        foreach (var agency in all)
        {
            if (agency.Parent is { } parent && tree.Find(parent) is null)
                throw new ArgumentException($"Agency {agency.Code} names the unknown parent {parent}.", nameof(agencies));
        }

        return tree;
    }

    /// <summary>The agency with this code, or <see langword="null"/>.</summary>
    public Agency? Find(string code) => byCode.GetValueOrDefault(code);

    /// <summary>The agency with this code, or <see langword="null"/>.</summary>
    public Agency? Find(AgencyCode code) => Find(code.ToString());

    /// <summary>The agencies directly below, ordered by code.</summary>
    public ImmutableArray<Agency> Children(string code) => byParent.GetValueOrDefault(code, []);

    /// <summary>Every agency below, at any depth, parents before their children.</summary>
    public IEnumerable<Agency> Descendants(string code)
    {
        foreach (var child in Children(code))
        {
            yield return child;
            foreach (var below in Descendants(child.Code))
                yield return below;
        }
    }

    /// <summary>
    /// The agencies that a score ranks with this one, itself included: the same kind under the same parent (communes of
    /// a province, departments of a province, provinces of the country).
    /// </summary>
    public ImmutableArray<Agency> Peers(string code) =>
        Find(code) is { } agency
            ? byParent.GetValueOrDefault(agency.Parent ?? "", []).RemoveAll(other => other.Kind != agency.Kind)
            : [];
}
