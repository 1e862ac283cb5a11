using Portal.Grains.Scoring.Scorecards;

namespace Portal.Grains.Scoring.WhatIf;

/// <summary>Answers what a unit's points and place would be.</summary>
public interface IWhatIf
{
    /// <summary>
    /// Applies the changes in their order: dossiers, ratios, counts. Nothing is written, and no other unit changes.
    /// </summary>
    Task<WhatIfAnswer> AskAsync(
        ScoreTable table, UnitScore unit, string profile, WhatIfChanges changes, CancellationToken cancellationToken);
}
