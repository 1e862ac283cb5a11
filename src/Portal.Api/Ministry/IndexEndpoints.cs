using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Portal.Api.Commands;
using Portal.Api.Lists;
using Portal.Api.Problems;
using Portal.Grains.Scoring.Explaining;
using Portal.Grains.Shared;

namespace Portal.Api.Ministry;

/// <summary>One index of a unit, and why it has the points it has.</summary>
internal static class IndexEndpoints
{
    private const int RowsAtOnce = 500;

    /// <param name="AsOf">Until when is counted.</param>
    /// <param name="Running">Whether the period is still running.</param>
    /// <param name="Version">Version of the counters.</param>
    /// <param name="Profile">Profile of the rules.</param>
    /// <param name="Index">Numerator, denominator, ratio, points.</param>
    /// <param name="Lost">Points that are lost.</param>
    /// <param name="Rule">The rule, and where it was read.</param>
    internal sealed record IndexAnswer(
        DateTimeOffset? AsOf,
        bool? Running,
        UnitView Unit,
        string Period,
        long Version,
        string Profile,
        IndexView Index,
        decimal Lost,
        RuleView Rule);

    /// <param name="Code">Procedure, or commune for index 4.6.</param>
    /// <param name="Name">Name, where the catalogue knows it.</param>
    /// <param name="Numerator">Above the line.</param>
    /// <param name="Denominator">Below the line.</param>
    /// <param name="Missing">How many are missing.</param>
    /// <param name="Gain">Points to be won if nothing were missing here, before rounding.</param>
    internal sealed record LossView(string Code, string? Name, long Numerator, long Denominator, long Missing, decimal Gain);

    /// <param name="Id">Dossier, or petition for 5.2 and 5.3.</param>
    /// <param name="Number">Number of the dossier.</param>
    /// <param name="Agency">Agency that it counts for.</param>
    /// <param name="ReceivedAt">When it was received.</param>
    /// <param name="DueAt">What was promised.</param>
    /// <param name="EndedAt">When it ended; absent while it was open.</param>
    /// <param name="Gain">Points to be won if this one were met in every index that misses it, before rounding.</param>
    /// <param name="Misses">Every index that misses it.</param>
    /// <param name="Reasons">Why this index misses it.</param>
    internal sealed record CaseView(
        string Id,
        string? Number,
        string Agency,
        string? Procedure,
        DateTimeOffset ReceivedAt,
        DateTimeOffset? DueAt,
        DateTimeOffset? EndedAt,
        decimal Gain,
        IReadOnlyList<string> Misses,
        IReadOnlyList<ReasonView> Reasons);

    /// <param name="Code">Why.</param>
    /// <param name="Text">The same in words.</param>
    /// <param name="Since">Since when.</param>
    /// <param name="Days">By how many days, begun ones included.</param>
    internal sealed record ReasonView(LossCode Code, string Text, DateTimeOffset? Since, int? Days);

    public static void Map(RouteGroupBuilder group)
    {
        group.MapGet("/units/{code}/indices/{index}", One)
            .Reads<IndexAnswer>("getScoreIndex", "One index of a unit: numbers, points, rule and source");
        group.MapGet("/units/{code}/indices/{index}/procedures", Procedures)
            .Reads<ListPage<LossView>>("explainByProcedure", "Procedures behind the lost points of an index, the greatest gain first");
        group.MapGet("/units/{code}/indices/{index}/cases", Cases)
            .Reads<ListPage<CaseView>>("explainByCase", "Dossiers or petitions behind the lost points of an index, each with its reasons")
            .Refuses(422);
    }

    private static async Task<IResult> One(
        string code, string index, [AsParameters] ScoreAsk ask, HttpContext context, ScoreSource source)
    {
        var (asked, problem) = await source.UnitAsync(context, code, ask);
        if (problem is not null)
            return problem;
        if (asked!.Card.Find(index) is not { } scored)
            return PortalProblem.Of("score.index_unknown");

        var language = Language.Of(context);
        return TaggedAnswer.Json(new IndexAnswer(
                AsOf: null, // These two are written when the answer is sent: TaggedAnswer.
                Running: null,
                UnitView.Of(asked.Unit.Agency),
                asked.Table.Period.Name,
                asked.Table.Version,
                asked.Profile,
                IndexView.Of(scored, language),
                scored.Max - (scored.Points ?? 0),
                RuleView.Of(scored.Rule, language)))
            .Send(asked.Table.AsOf, asked.Table.Period.To);
    }

    private static async Task<IResult> Procedures(
        string code,
        string index,
        [AsParameters] ScoreAsk ask,
        [AsParameters] ListQuery list,
        HttpContext context,
        ScoreSource source,
        ICaseExplanations explanations)
    {
        var (asked, problem) = await source.UnitAsync(context, code, ask);
        if (problem is not null)
            return problem;

        var (page, wrong) = list.Read();
        if (wrong is not null)
            return wrong;
        if (explanations.LossesByProcedure(asked!.Table, asked.Unit, asked.Profile, index) is not { } losses)
            return PortalProblem.Of("score.index_unknown");

        if (ask.IsCsv)
            return Csv(LossCsv(losses), $"index-{index}-{code}-{asked.Table.Period.Name}.csv", asked);

        // The greatest gain first: the same order as by how many are missing.
        var rest = losses.ByProcedure.AsEnumerable();
        if (page!.After is { } after)
            rest = rest.SkipWhile(loss => -loss.Missing < after.SortKey
                || (-loss.Missing == after.SortKey && string.CompareOrdinal(loss.Code, after.Id) <= 0));
        var items = rest.Take(page.Size + 1).ToList();
        PageCursor? next = items.Count > page.Size ? new PageCursor(-items[page.Size - 1].Missing, items[page.Size - 1].Code) : null;
        return TypedResults.Ok(new ListPage<LossView>(
            [.. items.Take(page.Size).Select(loss => new LossView(
                loss.Code, loss.Name, loss.Numerator, loss.Denominator, loss.Missing, loss.Gain))],
            CursorText.Write(next)));
    }

    private static async Task<IResult> Cases(
        string code,
        string index,
        string? procedure,
        [AsParameters] ScoreAsk ask,
        [AsParameters] ListQuery list,
        HttpContext context,
        ScoreSource source,
        ICaseExplanations explanations)
    {
        var (asked, problem) = await source.UnitAsync(context, code, ask);
        if (problem is not null)
            return problem;

        var (page, wrong) = list.Read();
        if (wrong is not null)
            return wrong;
        if (asked!.Card.Find(index) is not { } scored)
            return PortalProblem.Of("score.index_unknown");
        if (!explanations.HasCases(index))
            return PortalProblem.Of("score.index_without_cases", index);
        if (procedure is not null && asked.Table.FindProcedure(procedure) is null)
            return PortalProblem.Of("procedure.unknown");

        var language = Language.Of(context);
        var query = new CaseQuery(asked.Table, asked.Unit, asked.Profile, scored.Count.Id, procedure);
        if (ask.IsCsv)
        {
            return await CaseCsvAsync(
                explanations, query, language, $"cases-{index}-{code}-{asked.Table.Period.Name}.csv", context.RequestAborted);
        }

        var found = await explanations.CasesAsync(query, page!, context.RequestAborted);
        return TypedResults.Ok(new ListPage<CaseView>(
            [.. found.Items.Select(one => ViewOf(one, language))], CursorText.Write(found.Next)));
    }

    private static IResult Csv(byte[] table, string name, ScoredUnit asked) =>
        TaggedAnswer.Csv(table, name).Send(asked.Table.AsOf, asked.Table.Period.To);

    private static CaseView ViewOf(LostCase one, string language) => new(
        one.Id,
        one.Number,
        one.Agency,
        one.Procedure,
        one.ReceivedAt,
        one.DueAt,
        one.EndedAt,
        one.Gain,
        one.Misses,
        [.. one.Reasons.Select(reason => new ReasonView(reason.Code, ReasonTexts.Of(reason, language), reason.Since, reason.Days))]);

    private static byte[] LossCsv(IndexLosses losses)
    {
        var table = new CsvTable("code", "name", "numerator", "denominator", "missing", "gain");
        foreach (var loss in losses.ByProcedure)
        {
            table.Text(loss.Code).Text(loss.Name).Number(loss.Numerator).Number(loss.Denominator)
                .Number(loss.Missing).Number(loss.Gain).End();
        }

        return table.ToBytes();
    }

    /// <summary>Every case, a page at a time, each after the last one of the page before.</summary>
    private static async Task<IResult> CaseCsvAsync(
        ICaseExplanations explanations, CaseQuery query, string language, string fileName, CancellationToken cancellationToken)
    {
        var table = new CsvTable(
            "id", "number", "agency", "procedure", "receivedAt", "dueAt", "endedAt", "gain", "misses", "reasons");
        PageCursor? after = null;
        await WriteAsync(cancellationToken);
        return new StreamedCsv(fileName, table, async aborted =>
        {
            if (after is null)
                return false;

            await WriteAsync(aborted);
            return true;
        });

        async Task WriteAsync(CancellationToken aborted)
        {
            var page = await explanations.CasesAsync(query, new PageRequest(RowsAtOnce, after), aborted);
            foreach (var one in page.Items)
            {
                table.Text(one.Id).Text(one.Number).Text(one.Agency).Text(one.Procedure).Moment(one.ReceivedAt)
                    .Moment(one.DueAt).Moment(one.EndedAt).Number(one.Gain).Text(string.Join(' ', one.Misses))
                    .Text(string.Join(' ', one.Reasons.Select(reason => ReasonTexts.Of(reason, language)))).End();
            }

            after = page.Next;
        }
    }
}
