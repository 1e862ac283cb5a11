namespace Portal.Grains.Scoring.History;

/// <summary>Numerator and denominator of one index, as they went on record. Points follow from them by the rules.</summary>
/// <param name="Id">Index, such as <c>2.1</c>.</param>
/// <param name="Numerator">Above the line.</param>
/// <param name="Denominator">Below the line.</param>
public sealed record RecordedIndex(string Id, long Numerator, long Denominator);
