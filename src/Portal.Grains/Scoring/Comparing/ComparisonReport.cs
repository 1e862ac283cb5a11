namespace Portal.Grains.Scoring.Comparing;

/// <summary>What a comparison of the counters with a full recomputation found.</summary>
/// <param name="At">As of when.</param>
/// <param name="Version">Number of the pass whose counters were compared.</param>
/// <param name="Facts">Dossiers and petitions that were counted.</param>
/// <param name="Counters">Counters that were compared.</param>
/// <param name="Differences">How many of them differ.</param>
/// <param name="Example">One that differs, with both counts; null when none does.</param>
internal sealed record ComparisonReport(
    DateTimeOffset At, long Version, long Facts, long Counters, long Differences, string? Example);
