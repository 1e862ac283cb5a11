using System.Collections.Immutable;

namespace Portal.Grains.Scoring;

/// <summary>Figures of a unit for a period.</summary>
/// <param name="Agency">Unit.</param>
/// <param name="Period">Period, such as <c>2026-08</c>.</param>
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
