using System.Collections.Immutable;

namespace Portal.Grains.Scoring.History;

/// <summary>Numerator and denominator of one index, as they went on record. Points follow from them by the rules.</summary>
/// <param name="Id">Index, such as <c>2.1</c>.</param>
/// <param name="Numerator">Above the line.</param>
/// <param name="Denominator">Below the line.</param>
public sealed record RecordedIndex(string Id, long Numerator, long Denominator);

/// <summary>The indices of one unit, as they went on record.</summary>
/// <param name="Agency">Unit.</param>
/// <param name="Indices">Indices as the default profile counts them, in the order of the decision.</param>
/// <param name="Profiles">What other profiles count otherwise; nothing in records of older versions of the portal.</param>
public sealed record UnitRecord(
    string Agency, ImmutableArray<RecordedIndex> Indices, ImmutableArray<ProfileRecord> Profiles = default)
{
    /// <summary>What other profiles count otherwise.</summary>
    public ImmutableArray<ProfileRecord> Profiles { get; init; } = Profiles.IsDefault ? [] : Profiles;

    /// <summary>What a profile counts otherwise; <see langword="null"/> when nothing of it is on record.</summary>
    public ProfileRecord? Find(string profile) => Profiles.FirstOrDefault(one => one.Profile == profile);
}

/// <summary>The indices that a profile counts otherwise than the default one.</summary>
/// <param name="Profile">Profile.</param>
/// <param name="Indices">These indices alone.</param>
public sealed record ProfileRecord(string Profile, ImmutableArray<RecordedIndex> Indices);

/// <summary>Gives what snapshots and frozen months put on record: all indices of all units, as shown now.</summary>
public interface IRecordSource
{
    /// <summary>The units that have something to count, ordered by code.</summary>
    Task<ImmutableArray<UnitRecord>> ReadAsync(ScorePeriod period, CancellationToken cancellationToken);
}
