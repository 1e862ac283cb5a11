using Portal.Grains.Catalogue;
using Portal.Grains.Scoring.Board;

namespace Portal.Grains.Scoring.History;

/// <summary>What was known at a moment.</summary>
/// <param name="Board">Counters.</param>
/// <param name="Catalogue">Agencies and procedures.</param>
public sealed record KnownState(PeriodBoard Board, CatalogueSnapshot Catalogue);
