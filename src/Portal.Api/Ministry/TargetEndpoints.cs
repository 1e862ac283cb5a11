using FluentValidation;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Portal.Api.Administration;
using Portal.Api.Commands;
using Portal.Api.Problems;
using Portal.Grains.Catalogue;
using Portal.Grains.Scoring.Rules;
using Portal.Grains.Scoring.Targets;
using Portal.Grains.Shared;

namespace Portal.Api.Ministry;

/// <summary>
/// Targets for indices against what is reached. The ministry sets them for everybody, the leaders of a province or
/// central body for its units. Saying the same twice changes nothing, so a repeat is safe.
/// </summary>
internal static class TargetEndpoints
{
    /// <param name="Ratio">Ratio to reach, above 0 and at most 1.</param>
    internal sealed record Request(decimal Ratio);

    internal sealed class Validator : AbstractValidator<Request>
    {
        public Validator() => RuleFor(request => request.Ratio)
            .Must(ratio => ratio is > 0 and <= 1)
            .Because("ratio.range", "Lớn hơn 0 và không quá 1.", "Above 0 and at most 1.");
    }

    /// <param name="Owner">Who set it; absent = the ministry.</param>
    /// <param name="Index">Index.</param>
    /// <param name="Ratio">Ratio to reach; absent = withdrawn.</param>
    internal sealed record TargetReceipt(string? Owner, string Index, decimal? Ratio);

    /// <param name="Unit">Unit.</param>
    /// <param name="Period">Period.</param>
    /// <param name="Profile">Profile.</param>
    /// <param name="Items">Targets that hold for the unit.</param>
    internal sealed record TargetsAnswer(UnitView Unit, string Period, string Profile, IReadOnlyList<TargetView> Items);

    /// <param name="Owner">Who set it; absent = the ministry.</param>
    /// <param name="SetAt">Since when it holds.</param>
    /// <param name="Target">Ratio to reach.</param>
    /// <param name="Index">What is reached.</param>
    /// <param name="Reached">Whether the target is reached.</param>
    /// <param name="Missing">How many more above the line would reach it.</param>
    /// <param name="Gain">Points that reaching it would bring, before rounding.</param>
    internal sealed record TargetView(
        string? Owner, DateTimeOffset SetAt, decimal Target, IndexView Index, bool Reached, long Missing, decimal Gain);

    public static void MapReading(RouteGroupBuilder group) =>
        group.MapGet("/units/{code}/targets", List)
            .Reads<TargetsAnswer>("listTargets", "Targets that hold for a unit, against what is reached");

    public static void MapSetting(RouteGroupBuilder group)
    {
        group.MapPut("/targets/{index}", Put)
            .AddEndpointFilter<RecordedFilter>()
            .WithName("setTarget")
            .WithSummary("Set the target of an index: the ministry for everybody, a province for its units")
            .Produces<TargetReceipt>()
            .Produces<ProblemBody>(404, "application/problem+json");
        group.MapDelete("/targets/{index}", Delete)
            .AddEndpointFilter<RecordedFilter>()
            .WithName("withdrawTarget")
            .WithSummary("Withdraw the target of an index")
            .Produces<TargetReceipt>()
            .Produces<ProblemBody>(404, "application/problem+json");
    }

    private static async Task<IResult> List(
        string code, [AsParameters] ScoreAsk ask, HttpContext context, ScoreSource source, ITargets targets)
    {
        var (asked, problem) = await source.UnitAsync(context, code, ask);
        if (problem is not null)
            return problem;

        var end = asked!.Table.Period.To.AddMilliseconds(-1);
        var language = Language.Of(context);
        var items = (await targets.OfAsync(code, end, context.RequestAborted))
            .Where(target => asked.Card.Find(target.Index) is not null)
            .Select(target => ViewOf(asked, target, language))
            .ToList();
        return ask.IsCsv
            ? TaggedAnswer.Csv(Csv(items), $"targets-{code}-{asked.Table.Period.Name}.csv").Send(asked.Table.AsOf, asked.Table.Period.To)
            : TypedResults.Ok(new TargetsAnswer(UnitView.Of(asked.Unit.Agency), asked.Table.Period.Name, asked.Profile, items));
    }

    private static Task<IResult> Put(
        string index, CommandRequest<Request> request, IndexCatalogue rules, ICatalogue catalogue, ITargets targets,
        CancellationToken cancellationToken) =>
        SetAsync(index, request.Body.Ratio, request.Envelope.Caller, rules, catalogue, targets, cancellationToken);

    private static Task<IResult> Delete(
        string index, CommandRequest<NoBody> request, IndexCatalogue rules, ICatalogue catalogue, ITargets targets,
        CancellationToken cancellationToken) =>
        SetAsync(index, null, request.Envelope.Caller, rules, catalogue, targets, cancellationToken);

    private static async Task<IResult> SetAsync(
        string index,
        decimal? ratio,
        Caller caller,
        IndexCatalogue rules,
        ICatalogue catalogue,
        ITargets targets,
        CancellationToken cancellationToken)
    {
        if (!rules.Indices.Any(one => one.Id == index && one.Measure == IndexMeasure.Ratio))
            return PortalProblem.Of("score.index_unknown");

        // Only those at the top of the tree set targets; a department follows its province's.
        var owner = caller.Role == Role.Ministry ? null : caller.Agency;
        if (caller.Role != Role.Ministry && (owner is null || catalogue.Current.Agencies.Find(owner) is not { Parent: null }))
            return PortalProblem.Of("target.not_yours");

        await targets.SetAsync(owner, index, ratio, caller, cancellationToken);
        return TypedResults.Ok(new TargetReceipt(owner, index, ratio));
    }

    private static TargetView ViewOf(ScoredUnit asked, ScoreTarget target, string language)
    {
        var scored = asked.Card.Find(target.Index)!;
        var needed = (long)Math.Ceiling(target.Ratio * scored.Count.Denominator);
        var missing = Math.Max(0, needed - scored.Count.Numerator);
        return new TargetView(
            target.Owner,
            target.SetAt,
            target.Ratio,
            IndexView.Of(scored, language),
            scored.Ratio >= target.Ratio,
            missing,
            asked.Table.GainOf(asked.Unit, asked.Profile, target.Index, missing));
    }

    private static byte[] Csv(IEnumerable<TargetView> items)
    {
        var table = new CsvTable("owner", "index", "name", "target", "numerator", "denominator", "ratio", "reached", "missing", "gain");
        foreach (var item in items)
        {
            table.Text(item.Owner).Text(item.Index.Id).Text(item.Index.Name).Number(item.Target).Number(item.Index.Numerator)
                .Number(item.Index.Denominator).Number(item.Index.Ratio).Text(item.Reached ? "yes" : "no")
                .Number(item.Missing).Number(item.Gain).End();
        }

        return table.ToBytes();
    }
}
