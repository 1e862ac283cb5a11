using System.Collections.Immutable;
using Portal.Grains.Scoring.Rules;

namespace Portal.Grains.Scoring.Explaining;

/// <summary>Where the lost points of an index are.</summary>
/// <param name="Index">The index of the unit.</param>
/// <param name="Lost">Points that are lost.</param>
/// <param name="ByProcedure">Procedures or communes with something missing, the greatest gain first.</param>
public sealed record IndexLosses(ScoredIndex Index, decimal Lost, ImmutableArray<Loss> ByProcedure);
