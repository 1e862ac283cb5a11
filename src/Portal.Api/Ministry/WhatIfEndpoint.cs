using System.Collections.Immutable;
using System.Globalization;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Portal.Api.Commands;
using Portal.Api.Problems;
using Portal.Api.Requests;
using Portal.Grains.Scoring.Rules;
using Portal.Grains.Scoring.WhatIf;
using Portal.Grains.Shared;

namespace Portal.Api.Ministry;

/// <summary>What the points and the place of a unit would be.</summary>
internal static class WhatIfEndpoint
{
    private const int MostDossiers = 500;

    /// <param name="Period">Period; the running month unless said otherwise.</param>
    /// <param name="Profile">Profile; portal-2026 unless said otherwise.</param>
    /// <param name="Dossiers">Ids or numbers of dossiers taken as answered: late ones on the promised day, open ones now.</param>
    /// <param name="WithElectronicResult">Whether these have an electronic result then.</param>
    /// <param name="Ratios">Ratios that are reached.</param>
    /// <param name="Counts">Numerators and denominators in place of the real ones.</param>
    internal sealed record Request(
        string? Period = null,
        string? Profile = null,
        IReadOnlyList<string>? Dossiers = null,
        bool WithElectronicResult = false,
        IReadOnlyList<RatioItem>? Ratios = null,
        IReadOnlyList<CalculateScoreEndpoint.Item>? Counts = null);

    /// <param name="Id">Index.</param>
    /// <param name="Ratio">From 0 to 1.</param>
    internal sealed record RatioItem(string Id, decimal Ratio);

    /// <param name="Before">As it is.</param>
    /// <param name="After">As it would be.</param>
    /// <param name="Gain">Points won; negative when lost.</param>
    /// <param name="Peers">How many units are beside each other, this one included.</param>
    /// <param name="Indices">Indices that change.</param>
    /// <param name="NotCounted">Dossiers that the unit does not count in the period.</param>
    internal sealed record WhatIfResult(
        UnitView Unit,
        string Period,
        string Profile,
        StandingView Before,
        StandingView After,
        decimal Gain,
        int Peers,
        IReadOnlyList<IndexChange> Indices,
        IReadOnlyList<string> NotCounted);

    /// <param name="Rank">Place among its peers.</param>
    /// <param name="Groups">Points by group.</param>
    internal sealed record StandingView(
        decimal Total, int? Rank, string Band, string BandName, IReadOnlyDictionary<string, decimal> Groups);

    /// <param name="Before">As it is.</param>
    /// <param name="After">As it would be.</param>
    internal sealed record IndexChange(IndexView Before, IndexView After);

    public static void Map(RouteGroupBuilder group) =>
        group.MapPost("/units/{code}/what-if", Handle)
            .Reads<WhatIfResult>("askWhatIf", "Points, total and rank of a unit if some things were otherwise; changes nothing");

    private static async Task<IResult> Handle(
        string code, QuestionRequest<Request> request, HttpContext context, ScoreSource source, IWhatIf whatIf)
    {
        var (asked, problem) = await source.UnitAsync(context, code, new ScoreAsk(request.Body.Period, request.Body.Profile, null));
        if (problem is not null)
            return problem;

        var errors = Check(request.Body, asked!).ToImmutableArray();
        if (errors.Length > 0)
            return new PortalProblem(new Refusal("request.invalid", [], errors));

        var changes = new WhatIfChanges(
            [.. request.Body.Dossiers ?? []],
            request.Body.WithElectronicResult,
            [.. (request.Body.Ratios ?? []).Select(item => new RatioReached(item.Id, item.Ratio))],
            [.. (request.Body.Counts ?? []).Select(item => new IndexCount(item.Id, item.Numerator, item.Denominator))]);
        var answer = await whatIf.AskAsync(asked!.Table, asked.Unit, asked.Profile, changes, context.RequestAborted);
        return TypedResults.Ok(ResultOf(asked, answer, Language.Of(context)));
    }

    private static IEnumerable<FieldError> Check(Request body, ScoredUnit asked)
    {
        if (body is { Dossiers: null or { Count: 0 }, Ratios: null or { Count: 0 }, Counts: null or { Count: 0 } })
            yield return Error("", "what_if.empty", "Hãy nêu ít nhất một thay đổi.", "Give at least one change.");
        if (body.Dossiers?.Count > MostDossiers)
            yield return Error("/dossiers", "dossiers.too_many", $"Tối đa {MostDossiers} hồ sơ.", $"At most {MostDossiers} dossiers.");
        foreach (var (i, dossier) in (body.Dossiers ?? []).Index())
        {
            if (dossier is not { Length: > 0 and <= 100 } || dossier.Any(char.IsControl))
                yield return Error($"/dossiers/{i}", "text.length", "Từ 1 đến 100 ký tự.", "From 1 to 100 characters.");
        }

        foreach (var (i, item) in (body.Ratios ?? []).Index())
        {
            if (item is null || asked.Card.Find(item.Id) is not { Rule.Index.Measure: IndexMeasure.Ratio })
            {
                yield return Error(
                    string.Create(CultureInfo.InvariantCulture, $"/ratios/{i}/id"), "index.unknown",
                    "Đơn vị không có chỉ số này.", "The unit has no such index.");
            }
            else if (item.Ratio is < 0 or > 1)
            {
                yield return Error(
                    string.Create(CultureInfo.InvariantCulture, $"/ratios/{i}/ratio"), "ratio.range", "Từ 0 đến 1.", "From 0 to 1.");
            }
        }

        foreach (var error in CountRules.Check(asked.Rules, body.Counts ?? [], "/counts"))
            yield return error;
    }

    private static FieldError Error(FormattableString pointer, string code, string vi, string en) =>
        Error(pointer.ToString(CultureInfo.InvariantCulture), code, vi, en);

    private static FieldError Error(string pointer, string code, string vi, string en) =>
        new(pointer, code, new LocalizedText(vi, en));

    private static WhatIfResult ResultOf(ScoredUnit asked, WhatIfAnswer answer, string language) => new(
        UnitView.Of(asked.Unit.Agency),
        asked.Table.Period.Name,
        asked.Profile,
        StandingOf(answer.Before, answer.RankBefore, language),
        StandingOf(answer.After, answer.RankAfter, language),
        answer.After.Total - answer.Before.Total,
        answer.Peers,
        [.. from after in answer.After.Indices
            let before = answer.Before.Find(after.Count.Id)
            where before is not null && (before.Count != after.Count || before.Points != after.Points)
            select new IndexChange(IndexView.Of(before, language), IndexView.Of(after, language))],
        answer.NotCounted);

    private static StandingView StandingOf(Scorecard card, int? rank, string language) =>
        new(card.Total, rank, card.Band.Id, card.Band.Name.In(language), GroupPoints.Of(card.Groups));
}
