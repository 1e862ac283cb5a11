using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Portal.Api.Commands;
using Portal.Api.Problems;
using Portal.Api.Requests;
using Portal.Grains.Agencies;
using Portal.Grains.Scoring.Rules;
using Portal.Grains.Scoring.Scorecards;

namespace Portal.Api.Ministry;

/// <summary>The public ranking: provinces, ministries, or the units inside one.</summary>
internal static class RankingEndpoint
{
    /// <param name="Parent">Units directly below this one; provinces unless said otherwise.</param>
    /// <param name="Kind">Only units of this kind (province, ministry, department, commune); provinces at the top unless said.</param>
    /// <param name="By">An index or a group to rank by, such as 2.1 or satisfaction; the total unless said otherwise.</param>
    internal sealed record Query(string? Parent, string? Kind, string? By);

    /// <param name="AsOf">Until when is counted.</param>
    /// <param name="Running">Whether the period is still running.</param>
    /// <param name="Version">Version of the counters; grows with every change.</param>
    /// <param name="Profile">Profile of the rules.</param>
    /// <param name="Parent">Unit whose units are ranked.</param>
    /// <param name="Kind">Kind of the units.</param>
    /// <param name="By">What is ranked by; absent for the total.</param>
    /// <param name="Items">Units in their order; those without data at the end.</param>
    /// <param name="Mean">Row over all units with data: each group is the mean, rounded, and the total their sum.</param>
    internal sealed record RankingAnswer(
        DateTimeOffset? AsOf,
        bool? Running,
        string Period,
        long Version,
        string Profile,
        string? Parent,
        AgencyKind? Kind,
        string? By,
        IReadOnlyList<RankLineView> Items,
        MeanView? Mean);

    /// <param name="Rank">Place; absent without data.</param>
    /// <param name="Equal">Whether another unit has the same points.</param>
    /// <param name="Code">Unit.</param>
    /// <param name="Points">What it is ranked by.</param>
    /// <param name="Band">Band: excellent, good, fair, average, weak.</param>
    /// <param name="Groups">Points by group.</param>
    /// <param name="Change">Against the period before; absent when there was none.</param>
    /// <param name="HasData">Whether the unit has any dossiers or petitions in the period.</param>
    internal sealed record RankLineView(
        int? Rank,
        bool Equal,
        string Code,
        string Name,
        string ShortName,
        decimal Points,
        decimal Total,
        string Band,
        string BandName,
        IReadOnlyDictionary<string, decimal> Groups,
        ChangeView? Change,
        bool HasData);

    /// <param name="Units">How many units the mean is over.</param>
    /// <param name="Total">Sum of the rounded groups; online and payment are rounded together.</param>
    /// <param name="OnlineAndPayment">Both halves of the online group.</param>
    /// <param name="Groups">Mean by group.</param>
    internal sealed record MeanView(
        int Units, decimal Total, decimal OnlineAndPayment, IReadOnlyDictionary<string, decimal> Groups);

    public static void Map(RouteGroupBuilder group) =>
        group.MapGet("/ranking", Handle)
            .Reads<RankingAnswer>("getRanking", "Units of one kind in the order of their points, with the change against the period before");

    private static async Task<IResult> Handle(
        [AsParameters] ScoreAsk ask,
        [AsParameters] Query query,
        HttpContext context,
        ScoreSource source,
        CancellationToken cancellationToken)
    {
        var (table, problem) = await source.TableAsync(ask, cancellationToken);
        if (problem is not null)
            return problem;

        var (asked, wrong) = Read(ask, query, table!);
        if (wrong is not null)
            return wrong;

        var view = await source.Scorecards.RankAsync(asked!, table!, cancellationToken);
        var language = Language.Of(context);
        return table!.View((view, language, ask.IsCsv), _ => ask.IsCsv
                ? TaggedAnswer.Csv(Csv(view, language), $"ranking-{table.Period.Name}.csv")
                : TaggedAnswer.Json(Answer(asked!, view, language)))
            .Send(table.AsOf, table.Period.To);
    }

    /// <summary>The ranking that is asked for; parent and kind are real ones.</summary>
    public static (RankQuery? Query, PortalProblem? Problem) Read(ScoreAsk ask, Query query, ScoreTable table)
    {
        if (!EnumNames.TryParse<AgencyKind>(query.Kind, out var kind))
            return (null, PortalProblem.Of("request.invalid_parameter", "kind", "province, ministry, department, commune"));
        if (query.Parent is not null && table.Agencies.Find(query.Parent) is null)
            return (null, PortalProblem.Of("agency.unknown"));
        if (query.By is { } by && table.RulesOf(ask.ProfileId).Find(by) is not { Index.IsScored: true } && GroupOf(by) is null)
            return (null, PortalProblem.Of("request.invalid_parameter", "by", "2.1, 5.4, satisfaction"));

        kind ??= query.Parent is null ? AgencyKind.Province : null;
        return (new RankQuery(table.Period, ask.ProfileId, query.Parent, kind, query.By), null);
    }

    private static IndexGroup? GroupOf(string by) =>
        Enum.GetValues<IndexGroup>().Where(group => GroupPoints.Name(group) == by).Cast<IndexGroup?>().FirstOrDefault();

    private static RankingAnswer Answer(RankQuery query, RankView view, string language) => new(
        AsOf: null, // These two are written when the answer is sent: TaggedAnswer.
        Running: null,
        query.Period.Name,
        view.Table.Version,
        query.Profile,
        query.Parent,
        query.Kind,
        query.By,
        [.. view.Lines.Select(line => new RankLineView(
            line.Rank,
            line.IsEqual,
            line.Agency.Code,
            line.Agency.Name,
            line.Agency.ShortName,
            line.Points,
            line.Card.Total,
            line.Card.Band.Id,
            line.Card.Band.Name.In(language),
            GroupPoints.Of(line.Card.Groups),
            ChangeView.Of(line.Change),
            line.Card.HasData))],
        view.Mean is { } mean
            ? new MeanView(mean.Units, mean.Total, mean.OnlineAndPayment, GroupPoints.Of(mean.Groups))
            : null);

    private static byte[] Csv(RankView view, string language)
    {
        var groups = Enum.GetValues<IndexGroup>();
        var table = new CsvTable(
            ["rank", "code", "name", "points", "total", "band", .. groups.Select(GroupPoints.Name), "changePlaces", "changePoints"]);
        foreach (var line in view.Lines)
        {
            table.Number(line.Rank).Text(line.Agency.Code).Text(line.Agency.Name).Number(line.Points)
                .Number(line.Card.Total).Text(line.Card.Band.Name.In(language));
            foreach (var group in groups)
                table.Number(line.Card[group].Points);
            table.Number(line.Change?.Places).Number(line.Change?.Points).End();
        }

        return table.ToBytes();
    }
}
