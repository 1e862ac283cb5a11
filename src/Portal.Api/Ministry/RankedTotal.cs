namespace Portal.Api.Ministry;

/// <param name="Code">Unit.</param>
/// <param name="Rank">Place.</param>
internal sealed record RankedTotal(string Code, int? Rank, decimal Points);
