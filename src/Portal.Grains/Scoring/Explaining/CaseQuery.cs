using Portal.Grains.Scoring.Scorecards;

namespace Portal.Grains.Scoring.Explaining;

/// <summary>Which cases are asked for.</summary>
/// <param name="Table">Scores that are explained.</param>
/// <param name="Unit">Unit, with all units below it.</param>
/// <param name="Profile">Whose points: those of this profile.</param>
/// <param name="Index">Index over dossiers or petitions.</param>
/// <param name="Procedure">Only cases of this procedure.</param>
public sealed record CaseQuery(ScoreTable Table, UnitScore Unit, string Profile, string Index, string? Procedure);
