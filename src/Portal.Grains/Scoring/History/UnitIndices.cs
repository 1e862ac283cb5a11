using System.Collections.Immutable;

namespace Portal.Grains.Scoring.History;

/// <summary>The indices of one unit, as they went on record.</summary>
/// <param name="Agency">Unit.</param>
/// <param name="Indices">Indices as the default profile counts them, in the order of the decision.</param>
/// <param name="Profiles">What other profiles count otherwise; nothing in records of older versions of the portal.</param>
public sealed record UnitIndices(
    string Agency, ImmutableArray<RecordedIndex> Indices, ImmutableArray<ProfileIndices> Profiles = default)
{
    /// <summary>What other profiles count otherwise.</summary>
    public ImmutableArray<ProfileIndices> Profiles { get; init; } = Profiles.IsDefault ? [] : Profiles;

    /// <summary>What a profile counts otherwise; <see langword="null"/> when nothing of it is on record.</summary>
    public ProfileIndices? Find(string profile) => Profiles.FirstOrDefault(one => one.Profile == profile);
}
