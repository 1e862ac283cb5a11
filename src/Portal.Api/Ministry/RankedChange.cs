namespace Portal.Api.Ministry;

/// <param name="Code">Unit.</param>
/// <param name="Points">Points now.</param>
/// <param name="Rank">Place now.</param>
/// <param name="RankBefore">Place before.</param>
internal sealed record RankedChange(string Code, decimal Points, decimal? PointsBefore, int? Rank, int? RankBefore);
