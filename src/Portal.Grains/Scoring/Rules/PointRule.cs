namespace Portal.Grains.Scoring.Rules;

/// <summary>How a profile turns the ratio of an index into points.</summary>
/// <param name="Threshold">Ratio from which all points are given, above 0 and at most 1; 1 = proportional throughout.</param>
/// <param name="WhenEmpty">What a denominator of 0 is worth.</param>
/// <param name="ShowsNull">Whether points without a denominator are shown as nothing rather than 0.</param>
/// <param name="TimesRatioOf">Index whose ratio the points are multiplied by, or <see langword="null"/>.</param>
/// <param name="DocumentResultsOnly">Whether only dossiers of procedures count whose result is a document (4.1, rule sheet).</param>
/// <param name="WithElectronicResult">
/// Whether a dossier of a procedure whose result is a document counts above the line with its electronic result only (3.3,
/// rule sheet).
/// </param>
public sealed record PointRule(
    decimal Threshold,
    ZeroPolicy WhenEmpty,
    bool ShowsNull = false,
    string? TimesRatioOf = null,
    bool DocumentResultsOnly = false,
    bool WithElectronicResult = false)
{
    /// <summary>Whether it depends on the procedure of a dossier what counts.</summary>
    public bool AsksForResult => DocumentResultsOnly || WithElectronicResult;

    /// <summary>
    /// The exact points of a ratio, at most <paramref name="max"/>. One division only: a half stays a half.
    /// </summary>
    public decimal Exact(decimal max, long numerator, long denominator, long factorAbove = 1, long factorBelow = 1) =>
        Math.Min(max, max * numerator * factorAbove / (Threshold * denominator * factorBelow));

    /// <summary>
    /// Two decimals, half rounded up: the portal rounds each component first and adds then. Source: decision 766,
    /// section 3.1.
    /// </summary>
    public static decimal Round(decimal points) => Math.Round(points, 2, MidpointRounding.AwayFromZero);
}
