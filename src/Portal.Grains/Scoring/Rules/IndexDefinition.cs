using System.Collections.Immutable;
using Portal.Grains.Shared;

namespace Portal.Grains.Scoring.Rules;

/// <summary>One index of decision 766, as it is valid in a span of time; a row of <c>data/indices.json</c>.</summary>
/// <param name="Id">Id of the rules, such as <c>2.1</c> or <c>4.5a</c>.</param>
/// <param name="Group">Group that its points count in.</param>
/// <param name="Max">Most points; 0 = monitored only.</param>
/// <param name="Measure">What its two numbers say.</param>
/// <param name="Scope">What it counts.</param>
/// <param name="Inherited">Whether units show the value of the province or ministry above them.</param>
/// <param name="Formula">Numerator and denominator in words.</param>
/// <param name="Source">Where the rule was read.</param>
/// <param name="ValidFrom">First day of validity.</param>
/// <param name="Profiles">The rule for points, by profile.</param>
/// <param name="ValidTo">Last day of validity, or <see langword="null"/> while it is open.</param>
public sealed record IndexDefinition(
    string Id,
    IndexGroup Group,
    LocalizedText Name,
    decimal Max,
    IndexMeasure Measure,
    IndexScope Scope,
    bool Inherited,
    LocalizedText Formula,
    string Source,
    DateOnly ValidFrom,
    ImmutableDictionary<string, PointRule> Profiles,
    DateOnly? ValidTo = null)
{
    /// <summary>Whether it gives points at all.</summary>
    public bool IsScored => Max > 0;

    /// <summary>Whether it is valid on a day.</summary>
    public bool IsValidOn(DateOnly day) => ValidFrom <= day && (ValidTo is not { } last || day <= last);
}
