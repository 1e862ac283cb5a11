using Portal.Grains.Scoring.Scorecards;

namespace Portal.Api.Ministry;

/// <summary>A ranking at one version.</summary>
/// <param name="Version">Version of the counters.</param>
/// <param name="Units">Units in their order.</param>
internal sealed record RankState(long Version, IReadOnlyList<RankedTotal> Units)
{
    public static RankState Of(RankView view) => new(
        view.Table.Version,
        [.. view.Lines.Select(line => new RankedTotal(line.Agency.Code, line.Rank, line.Points))]);

    /// <summary>What is otherwise than before.</summary>
    public IReadOnlyList<RankedChange> Since(RankState before)
    {
        var old = before.Units.ToDictionary(unit => unit.Code, StringComparer.Ordinal);
        return
        [
            .. from unit in Units
               let was = old.GetValueOrDefault(unit.Code)
               where unit != was
               select new RankedChange(unit.Code, unit.Points, was?.Points, unit.Rank, was?.Rank),
        ];
    }
}
