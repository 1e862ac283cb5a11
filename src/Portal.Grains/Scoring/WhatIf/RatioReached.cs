namespace Portal.Grains.Scoring.WhatIf;

/// <summary>A ratio that is reached.</summary>
/// <param name="Id">Index.</param>
/// <param name="Ratio">From 0 to 1.</param>
public sealed record RatioReached(string Id, decimal Ratio);
