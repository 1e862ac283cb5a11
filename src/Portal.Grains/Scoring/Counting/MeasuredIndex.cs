using Portal.Grains.Scoring.Rules;

namespace Portal.Grains.Scoring.Counting;

/// <summary>An index whose two numbers are measures.</summary>
/// <param name="Id">Id of the rules.</param>
/// <param name="Numerator">Above the line.</param>
/// <param name="Denominator">Below the line.</param>
/// <param name="WithResult">Above the line where the electronic result is wanted too; <see langword="null"/> when it never is.</param>
public sealed record MeasuredIndex(string Id, Measure Numerator, Measure Denominator, Measure? WithResult = null)
{
    /// <summary>
    /// The two measures that a rule counts of a procedure, or <see langword="null"/> when it does not count the procedure.
    /// </summary>
    /// <param name="rule">Rule of a profile.</param>
    /// <param name="hasDocumentResult">Whether the result of the procedure is a document.</param>
    public MeasuredIndex? By(PointRule rule, bool hasDocumentResult) =>
        rule.DocumentResultsOnly && !hasDocumentResult ? null
        : rule.WithElectronicResult && hasDocumentResult && WithResult is { } wanted ? this with { Numerator = wanted }
        : this;
}
