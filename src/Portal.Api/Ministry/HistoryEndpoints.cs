using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Portal.Api.Commands;
using Portal.Api.Problems;
using Portal.Grains.Scoring.History;
using Portal.Grains.Scoring.Rules;
using Portal.Grains.Scoring.Scorecards;

namespace Portal.Api.Ministry;

/// <summary>How the score of a unit came to be: earlier periods, the days of one, and what was put on record.</summary>
internal static class HistoryEndpoints
{
    private const int Usual = 12;
    private const int Most = 24;

    /// <param name="Periods">Periods of the same length up to the asked one, oldest first, each as corrected since.</param>
    /// <param name="Days">Days of the asked period on which a snapshot was taken, as known then.</param>
    internal sealed record HistoryAnswer(
        UnitView Unit, string Profile, IReadOnlyList<HistoryPoint> Periods, IReadOnlyList<HistoryDay> Days);

    /// <param name="Rank">Place among its peers.</param>
    /// <param name="HasData">Whether there is anything to score.</param>
    /// <param name="Groups">Points by group.</param>
    internal sealed record HistoryPoint(
        string Period, decimal Total, int? Rank, string Band, bool HasData, IReadOnlyDictionary<string, decimal> Groups);

    /// <param name="TakenAt">When exactly.</param>
    /// <param name="Groups">Points by group.</param>
    internal sealed record HistoryDay(
        DateOnly Day, DateTimeOffset TakenAt, decimal Total, IReadOnlyDictionary<string, decimal> Groups);

    /// <param name="Period">Month.</param>
    /// <param name="FrozenAt">When it was put on record.</param>
    /// <param name="Total">Total as frozen.</param>
    /// <param name="TotalNow">Total as corrected since.</param>
    /// <param name="Groups">Points as frozen.</param>
    /// <param name="GroupsNow">Points as corrected since.</param>
    /// <param name="Corrections">Indices that stand otherwise now.</param>
    /// <param name="Signature">Signature (ECDSA P-256, SHA-256, IEEE P1363) over the record of the whole month, Base64.</param>
    /// <param name="KeyId">SHA-256 of the public key.</param>
    /// <param name="Genuine">Whether the signature fits.</param>
    internal sealed record FrozenAnswer(
        UnitView Unit,
        string Period,
        string Profile,
        DateTimeOffset FrozenAt,
        decimal Total,
        decimal TotalNow,
        IReadOnlyDictionary<string, decimal> Groups,
        IReadOnlyDictionary<string, decimal> GroupsNow,
        IReadOnlyList<CorrectionView> Corrections,
        string Signature,
        string KeyId,
        bool Genuine);

    /// <param name="Frozen">As frozen; absent when it was not counted then.</param>
    /// <param name="Now">As corrected; absent when it is not counted any more.</param>
    internal sealed record CorrectionView(string Index, RecordedIndex? Frozen, RecordedIndex? Now);

    public static void Map(RouteGroupBuilder group)
    {
        group.MapGet("/units/{code}/history", History)
            .Reads<HistoryAnswer>("getScoreHistory", "The score of a unit in the last periods, and day by day in one");
        group.MapGet("/units/{code}/frozen", Frozen)
            .Reads<FrozenAnswer>("getFrozenScore", "A month as it was put on record, with the corrections since");
    }

    private static async Task<IResult> History(
        string code, int? count, [AsParameters] ScoreAsk ask, HttpContext context, ScoreSource source, IScoreSeries series, IEarlierScores earlier)
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

        var days = await earlier.DaysAsync(code, asked.Table.Period, asked.Profile, context.RequestAborted);
        return TypedResults.Ok(new HistoryAnswer(
            UnitView.Of(asked.Unit.Agency),
            asked.Profile,
            [.. periods.Select(point => new HistoryPoint(
                point.Period.Name, point.Card.Total, point.Rank, point.Card.Band.Id, point.Card.HasData, GroupPoints.Of(point.Card.Groups)))],
            [.. days.Select(day => new HistoryDay(day.Day, day.TakenAt, day.Card.Total, GroupPoints.Of(day.Card.Groups)))]));
    }

    private static async Task<IResult> Frozen(
        string code, [AsParameters] ScoreAsk ask, HttpContext context, ScoreSource source, IEarlierScores earlier)
    {
        var (asked, problem) = await source.UnitAsync(context, code, ask);
        if (problem is not null)
            return problem;
        if (await earlier.FrozenAsync(code, asked!.Table.Period, asked.Profile, context.RequestAborted) is not { } frozen)
            return PortalProblem.Of("score.not_frozen", asked.Table.Period.Name);

        return TypedResults.Ok(new FrozenAnswer(
            UnitView.Of(asked.Unit.Agency),
            asked.Table.Period.Name,
            asked.Profile,
            frozen.Month.FrozenAt,
            frozen.Card.Total,
            frozen.Corrected.Total,
            GroupPoints.Of(frozen.Card.Groups),
            GroupPoints.Of(frozen.Corrected.Groups),
            [.. frozen.Corrections.Select(one => new CorrectionView((one.Frozen ?? one.Now)!.Id, one.Frozen, one.Now))],
            Convert.ToBase64String(frozen.Month.Signature.Span),
            frozen.Month.KeyId,
            frozen.Month.IsGenuine));
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
