using FluentValidation;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Portal.Api.Administration;
using Portal.Api.Authentication;
using Portal.Api.Commands;
using Portal.Api.Problems;
using Portal.Api.Requests;
using Portal.Grains.Scoring.Targets;
using Portal.Grains.Shared;

namespace Portal.Api.Ministry;

/// <summary>
/// Targets for indices against what is reached. The ministry sets them for everybody, the leaders of a province or
/// central body for its units. A repeat finds its own change and changes nothing.
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
    /// <param name="Ratio">Ratio to reach; absent = none, or withdrawn.</param>
    /// <param name="Revision">How often it was set or withdrawn; the entity tag.</param>
    internal sealed record TargetReceipt(string? Owner, string Index, decimal? Ratio, int Revision);

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
        group.MapGet("/targets/{index}", Get)
            .Reads<TargetReceipt>("getTarget", "The target that the caller's ministry or province has set for an index");
        group.MapPut("/targets/{index}", Put)
            .AddEndpointFilter<RecordedFilter>()
            .WithName("setTarget")
            .WithSummary("Set the target of an index: the ministry for everybody, a province for its units")
            .Produces<TargetReceipt>()
            .Refuses(404)
            .NeedsRevision();
        group.MapDelete("/targets/{index}", Delete)
            .AddEndpointFilter<RecordedFilter>()
            .WithName("withdrawTarget")
            .WithSummary("Withdraw the target of an index")
            .Produces<TargetReceipt>()
            .Refuses(404)
            .NeedsRevision();
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

    private static async Task<IResult> Get(string index, HttpContext context, TargetDesk desk)
    {
        if (CallerReader.Read(context.User) is not { } caller)
            return PortalProblem.Of("request.forbidden");

        var (owner, problem) = desk.OwnerOf(index, caller);
        return problem is not null
            ? problem
            : Answer(context, owner, index, await desk.Targets.FindAsync(owner, index, context.RequestAborted));
    }

    private static Task<IResult> Put(string index, CommandRequest<Request> request, HttpContext context, TargetDesk desk) =>
        SetAsync(index, request.Body.Ratio, request.Envelope, context, desk);

    private static Task<IResult> Delete(string index, CommandRequest<NoBody> request, HttpContext context, TargetDesk desk) =>
        SetAsync(index, null, request.Envelope, context, desk);

    private static async Task<IResult> SetAsync(
        string index, decimal? ratio, CommandEnvelope envelope, HttpContext context, TargetDesk desk)
    {
        var (owner, problem) = desk.OwnerOf(index, envelope.Caller);
        if (problem is not null)
            return problem;

        var seen = IfMatch.SeenBy(envelope);
        return await desk.Targets.SetAsync(owner, index, ratio, envelope.Caller, seen, context.RequestAborted) is { } now
            ? Answer(context, owner, index, now)
            : PortalProblem.Of("target.stale_revision");
    }

    private static Ok<TargetReceipt> Answer(HttpContext context, string? owner, string index, OwnTarget target)
    {
        context.Response.Headers.ETag = EntityTag.Of(target.Revision);
        return TypedResults.Ok(new TargetReceipt(owner, index, target.Ratio, target.Revision));
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
