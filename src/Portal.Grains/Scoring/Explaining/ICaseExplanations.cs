using Portal.Grains.Scoring.Scorecards;
using Portal.Grains.Shared;

namespace Portal.Grains.Scoring.Explaining;

/// <summary>Names the dossiers and petitions behind the lost points of an index, each with its reasons.</summary>
public interface ICaseExplanations
{
    /// <summary>The procedures behind the lost points, or <see langword="null"/> when the unit does not count the index.</summary>
    IndexLosses? LossesByProcedure(ScoreTable table, UnitScore unit, string profile, string index);

    /// <summary>Whether an index counts dossiers or petitions, and so has cases.</summary>
    bool HasCases(string index);

    /// <summary>
    /// A page of the cases that count below the line of an index and not above it. The same pure function decides that
    /// the counters are made of, so their number is what the numerator misses.
    /// </summary>
    Task<Page<LostCase>> CasesAsync(CaseQuery query, PageRequest page, CancellationToken cancellationToken);
}
