using System.Collections.Immutable;

namespace Portal.Grains.Scoring.Explaining;

/// <summary>One dossier or petition that an index misses.</summary>
/// <param name="Number">Number; petitions have none.</param>
/// <param name="Agency">Agency that it counts for.</param>
/// <param name="Procedure">Procedure; petitions have none.</param>
/// <param name="ReceivedAt">When it was received.</param>
/// <param name="DueAt">What was promised.</param>
/// <param name="EndedAt">When it ended, as far as that lies in the period.</param>
/// <param name="Gain">Points that the unit would win if this one were met in every index that misses it, before rounding.</param>
/// <param name="Misses">Every index that misses it.</param>
/// <param name="Reasons">Why this index misses it.</param>
public sealed record LostCase(
    string Id,
    string? Number,
    string Agency,
    string? Procedure,
    DateTimeOffset ReceivedAt,
    DateTimeOffset? DueAt,
    DateTimeOffset? EndedAt,
    decimal Gain,
    ImmutableArray<string> Misses,
    ImmutableArray<LossReason> Reasons);
