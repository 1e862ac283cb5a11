using System.Text.Json.Serialization;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Portal.Api.Problems;
using Portal.Api.Requests;
using Portal.Grains.Scoring.Rules;
using Portal.Grains.Shared;
using Portal.Grains.WorkingTime;

namespace Portal.Api.Ministry;

/// <summary>The calculator: raw counts in, points out, by the rules that the portal itself scores with.</summary>
internal static class CalculateScoreEndpoint
{
    /// <param name="Indices">What was counted. An index that is not given is missing and has no points.</param>
    /// <param name="Profile">Profile; <c>portal-2026</c> unless said otherwise.</param>
    internal sealed record Request(IReadOnlyList<Item> Indices, string? Profile = null);

    /// <param name="Id">Id of the rules, such as <c>2.1</c> or <c>4.5a</c>.</param>
    /// <param name="Numerator">Above the line.</param>
    /// <param name="Denominator">Below the line; 0 follows the rule for empty indices.</param>
    internal sealed record Item(string Id, long Numerator, long Denominator);

    /// <param name="Indices">Points, in the order of the decision.</param>
    /// <param name="Groups">Points by group.</param>
    /// <param name="Total">Sum of the groups.</param>
    /// <param name="Max">Most points of all.</param>
    /// <param name="Band">Band of the total: excellent, good, fair, average, weak.</param>
    /// <param name="BandName">Its name in the caller's language.</param>
    /// <param name="Missing">Scored indices that were not given.</param>
    internal sealed record ScoreCalculation(
        string Profile,
        IReadOnlyList<CalculatedIndex> Indices,
        IReadOnlyDictionary<string, decimal> Groups,
        decimal Total,
        decimal Max,
        string Band,
        string BandName,
        IReadOnlyList<string> Missing);

    /// <param name="Id">Index.</param>
    /// <param name="Ratio">Ratio with four decimals; null when there is nothing to divide by.</param>
    /// <param name="Points">Points with two decimals; null when an empty index shows none.</param>
    /// <param name="Max">Most points.</param>
    internal sealed record CalculatedIndex(
        string Id,
        [property: JsonIgnore(Condition = JsonIgnoreCondition.Never)] decimal? Ratio,
        [property: JsonIgnore(Condition = JsonIgnoreCondition.Never)] decimal? Points,
        decimal Max);

    public static void Map(RouteGroupBuilder group) =>
        group.MapPost("/score-calculations", Handle)
            .WithName("calculateScore")
            .WithSummary("Points, groups, total and band of raw numerators and denominators; changes nothing")
            .Produces<ScoreCalculation>();

    private static IResult Handle(
        QuestionRequest<Request> request, HttpContext context, IndexCatalogue catalogue, TimeProvider time)
    {
        var profile = request.Body.Profile ?? IndexCatalogue.DefaultProfile;
        var rules = catalogue.FindProfile(profile) is null
            ? null
            : catalogue.RulesOf(profile, VietnamTime.DateOf(time.GetUtcNow()));
        var errors = rules is null ? [CountRules.UnknownProfile(catalogue)] : CountRules.Check(rules, request.Body.Indices);
        if (errors.Length > 0)
            return new PortalProblem(new Refusal("request.invalid", [], errors));

        var card = rules!.Score(request.Body.Indices.Select(item => new IndexCount(item.Id, item.Numerator, item.Denominator)));
        return TypedResults.Ok(Answer(card, Language.Of(context)));
    }

    private static ScoreCalculation Answer(Scorecard card, string language) => new(
        card.Profile,
        [.. card.Indices.Select(index => new CalculatedIndex(
            index.Count.Id,
            IndexView.RatioOf(index),
            index.Points,
            index.Max))],
        GroupPoints.Of(card.Groups),
        card.Total,
        card.Max,
        card.Band.Id,
        card.Band.Name.In(language),
        card.Missing);
}
