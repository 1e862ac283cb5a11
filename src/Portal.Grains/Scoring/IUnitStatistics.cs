using System.Collections.Immutable;

namespace Portal.Grains.Scoring;

/// <summary>Figures of one unit, computed from its dossiers at the moment of asking.</summary>
public interface IUnitStatistics
{
    /// <summary>The figures of a unit and all units below it.</summary>
    Task<UnitFigures> OfAsync(string agency, ScorePeriod period, CancellationToken cancellationToken);
}

/// <summary>Figures of a unit for a period.</summary>
/// <param name="Agency">Unit.</param>
/// <param name="Period">Period.</param>
/// <param name="AsOf">Until when the dossiers were looked at: the end of the period, or now.</param>
/// <param name="Received">Dossiers received in the period or carried over into it; the base of index 2.1.</param>
/// <param name="OnTime">Those of them that are on time.</param>
/// <param name="Overdue">Those that are late.</param>
/// <param name="Completed">Those that ended with a result.</param>
/// <param name="Indices">Indices over dossiers.</param>
public sealed record UnitFigures(
    string Agency,
    string Period,
    DateTimeOffset AsOf,
    long Received,
    long OnTime,
    long Overdue,
    long Completed,
    ImmutableArray<IndexFigure> Indices);

/// <summary>One index of a unit.</summary>
/// <param name="Id">Id of the rules.</param>
/// <param name="Numerator">Dossiers above the line.</param>
/// <param name="Denominator">Dossiers below the line.</param>
/// <param name="Points">Points.</param>
/// <param name="Max">Most points.</param>
public sealed record IndexFigure(string Id, long Numerator, long Denominator, decimal Points, decimal Max);
