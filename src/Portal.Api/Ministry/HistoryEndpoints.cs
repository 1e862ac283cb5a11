using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Portal.Api.Commands;
using Portal.Api.Problems;
using Portal.Grains.Scoring.Rules;
using Portal.Grains.Scoring.Scorecards;

namespace Portal.Api.Ministry;

/// <summary>How the score of a unit came to be: earlier periods.</summary>
internal static class HistoryEndpoints
{
    private const int Usual = 12;
    private const int Most = 24;

    /// <param name="Unit">Unit.</param>
    /// <param name="Profile">Profile.</param>
    /// <param name="Periods">Periods of the same length up to the asked one, oldest first, each as corrected since.</param>
    internal sealed record HistoryAnswer(
        UnitView Unit, string Profile, IReadOnlyList<HistoryPoint> Periods);

    /// <param name="Period">Period.</param>
    /// <param name="Total">Total.</param>
    /// <param name="Rank">Place among its peers.</param>
    /// <param name="Band">Band.</param>
    /// <param name="HasData">Whether there is anything to score.</param>
    /// <param name="Groups">Points by group.</param>
    internal sealed record HistoryPoint(
        string Period, decimal Total, int? Rank, string Band, bool HasData, IReadOnlyDictionary<string, decimal> Groups);

    public static void Map(RouteGroupBuilder group)
    {
        group.MapGet("/units/{code}/history", History)
            .Reads<HistoryAnswer>("getScoreHistory", "The score of a unit in the last periods");
    }

    private static async Task<IResult> History(
        string code, int? count, [AsParameters] ScoreAsk ask, HttpContext context, ScoreSource source, IScoreSeries series)
    {
        var (asked, problem) = await source.UnitAsync(context, code, ask);
        if (problem is not null)
            return problem;
        if (count is < 1 or > Most)
            return PortalProblem.Of("request.invalid_parameter", "count", "1..24");

        var periods = await series.OfAsync(
            code, asked!.Table.Period, asked.Profile, count ?? Usual, context.RequestAborted);
        if (ask.IsCsv)
            return TaggedAnswer.Csv(Csv(periods), $"history-{code}.csv").Send(asked.Table.AsOf, asked.Table.Period.To);

        return TypedResults.Ok(new HistoryAnswer(
            UnitView.Of(asked.Unit.Agency),
            asked.Profile,
            [.. periods.Select(point => new HistoryPoint(
                point.Period.Name, point.Card.Total, point.Rank, point.Card.Band.Id, point.Card.HasData, GroupPoints.Of(point.Card.Groups)))]));
    }

    private static byte[] Csv(IEnumerable<PeriodPoint> periods)
    {
        var groups = Enum.GetValues<IndexGroup>();
        var table = new CsvTable(["period", "rank", "total", "band", .. groups.Select(GroupPoints.Name)]);
        foreach (var point in periods)
        {
            table.Text(point.Period.Name).Number(point.Rank).Number(point.Card.Total).Text(point.Card.Band.Id);
            foreach (var group in groups)
                table.Number(point.Card[group].Points);
            table.End();
        }

        return table.ToBytes();
    }
}
