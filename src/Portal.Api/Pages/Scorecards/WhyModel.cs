using System.Collections.Immutable;
using Portal.Grains.Scoring.Explaining;

namespace Portal.Api.Pages.Scorecards;

/// <summary>Why points of an index are lost.</summary>
/// <param name="Losses">Procedures and communes with something missing.</param>
/// <param name="Procedure">Only dossiers of this one.</param>
/// <param name="Cases">The first dossiers or petitions; empty for an index over procedures.</param>
/// <param name="HasMore">Whether there are more than those.</param>
public sealed record WhyModel(
    IndexLosses Losses, string? Procedure, ImmutableArray<LostCase> Cases, bool HasMore);
