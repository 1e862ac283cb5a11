namespace Portal.Api.Ministry;

/// <param name="Version">Version of the counters.</param>
/// <param name="Changes">Units whose place or points changed.</param>
internal sealed record RankChanges(long Version, IReadOnlyList<RankedChange> Changes);
