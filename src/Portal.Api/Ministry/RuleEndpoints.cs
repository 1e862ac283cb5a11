using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Portal.Api.Commands;
using Portal.Api.Problems;
using Portal.Grains.Scoring.Rules;
using Portal.Grains.WorkingTime;

namespace Portal.Api.Ministry;

/// <summary>The rules themselves: indices, maxima, thresholds and where they were read.</summary>
internal static class RuleEndpoints
{
    /// <param name="Profile">Profile; portal-2026 unless said otherwise.</param>
    internal sealed record Query(string? Profile);

    /// <param name="Profiles">All profiles.</param>
    /// <param name="Indices">Indices that hold today.</param>
    internal sealed record RuleBook(
        string Profile,
        IReadOnlyList<string> Profiles,
        IReadOnlyList<RuleGroup> Groups,
        IReadOnlyList<RuleView> Indices,
        IReadOnlyList<BandView> Bands);

    /// <param name="Id">Group.</param>
    /// <param name="Number">Number in the decision.</param>
    /// <param name="Max">Most points.</param>
    internal sealed record RuleGroup(IndexGroup Id, string Number, string Name, decimal Max);

    /// <param name="Id">Band.</param>
    /// <param name="From">Least total.</param>
    /// <param name="Source">Where the limit was read.</param>
    internal sealed record BandView(string Id, string Name, decimal From, string Source);

    public static void Map(RouteGroupBuilder group) =>
        group.MapGet("/rules", Handle)
            .Reads<RuleBook>("getScoreRules", "Indices, maxima, thresholds, bands and their sources");

    private static IResult Handle([AsParameters] Query query, HttpContext context, IndexCatalogue catalogue, TimeProvider time)
    {
        var profile = query.Profile ?? IndexCatalogue.DefaultProfile;
        var known = catalogue.Profiles.Select(one => one.Id).ToList();
        if (!known.Contains(profile))
            return PortalProblem.Of("request.invalid_parameter", "profile", string.Join(", ", known));

        var language = Language.Of(context);
        var rules = catalogue.RulesOf(profile, VietnamTime.DateOf(time.GetUtcNow()));
        return TypedResults.Ok(new RuleBook(
            profile,
            known,
            [.. rules.Groups.Select(one => new RuleGroup(one.Id, one.Number, one.Name.In(language), one.Max))],
            [.. rules.Rules.Select(rule => RuleView.Of(rule, language))],
            [.. catalogue.Bands.Select(band => new BandView(band.Id, band.Name.In(language), band.From, band.Source))]));
    }
}

/// <param name="Id">Index.</param>
/// <param name="Max">Most points; 0 = monitored only.</param>
/// <param name="Threshold">Ratio from which all points are given; below it they are in proportion.</param>
/// <param name="WhenEmpty">What a denominator of 0 is worth.</param>
/// <param name="TimesRatioOf">Index whose ratio the points are multiplied by.</param>
/// <param name="DocumentResultsOnly">Whether only dossiers of procedures count whose result is a document.</param>
/// <param name="WithElectronicResult">Whether a dossier whose result is a document counts above the line only with an electronic one.</param>
/// <param name="Scope">What it counts.</param>
/// <param name="Inherited">Whether units show the value of the province or ministry above them.</param>
/// <param name="Formula">Numerator and denominator in words.</param>
/// <param name="Source">Where the rule was read.</param>
/// <param name="ValidFrom">First day of validity.</param>
/// <param name="ValidTo">Last day of validity; absent while it is open.</param>
internal sealed record RuleView(
    string Id,
    IndexGroup Group,
    string Name,
    decimal Max,
    decimal Threshold,
    ZeroPolicy WhenEmpty,
    string? TimesRatioOf,
    bool DocumentResultsOnly,
    bool WithElectronicResult,
    IndexScope Scope,
    bool Inherited,
    string Formula,
    string Source,
    DateOnly ValidFrom,
    DateOnly? ValidTo)
{
    public static RuleView Of(IndexRule rule, string language) => new(
        rule.Index.Id,
        rule.Index.Group,
        rule.Index.Name.In(language),
        rule.Index.Max,
        rule.Points.Threshold,
        rule.Points.WhenEmpty,
        rule.Points.TimesRatioOf,
        rule.Points.DocumentResultsOnly,
        rule.Points.WithElectronicResult,
        rule.Index.Scope,
        rule.Index.Inherited,
        rule.Index.Formula.In(language),
        rule.Index.Source,
        rule.Index.ValidFrom,
        rule.Index.ValidTo);
}
