using Portal.Grains.Catalogue;
using Portal.Grains.Scoring;
using Portal.Grains.Scoring.Procedures;
using Portal.Grains.Scoring.Scorecards;
using Portal.Grains.Tests.Scoring.Procedures;
using Portal.Grains.Tests.Scoring.Rules;

namespace Portal.Grains.Tests.Scoring.Scorecards;

/// <summary>Scorecards over the shipped catalogue and counters set by hand.</summary>
internal sealed class ScoreWorld
{
    public ScoreWorld() => Scorecards = new Portal.Grains.Scoring.Scorecards.Scorecards(
        Board, Catalogue, new CatalogueSets(Catalogue, new CatalogueClocks(Catalogue)), Shipped.Catalogue);

    public static ScorePeriod August { get; } = Period("2026-08");

    public HandBoard Board { get; } = new();

    public InputFiles Catalogue { get; } = new();

    public IScorecards Scorecards { get; }

    public async Task<ScoreTable> TableAsync(ScorePeriod? period = null) => await Scorecards.OfAsync(period ?? August, default);

    public async Task<UnitScore> UnitAsync(string agency) => (await TableAsync()).Find(agency)!;

    public async Task<RankView> RankAsync(RankQuery query) => await Scorecards.RankAsync(query, default);

    public static ScorePeriod Period(string name) =>
        ScorePeriod.TryParse(name, out var period) ? period : throw new InvalidOperationException($"{name} is no period.");
}
