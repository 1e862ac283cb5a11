using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Portal.Api.Commands;
using Portal.Api.Problems;
using Portal.Grains.Scoring.Rules;
using Portal.Grains.Scoring.Scorecards;

namespace Portal.Api.Ministry;

/// <summary>The scorecard of a unit, now or as it was known at an earlier moment, as a whole or in one procedure.</summary>
internal static class ScorecardEndpoint
{
    /// <param name="Procedure">Only this procedure: everything but satisfaction.</param>
    /// <param name="KnownAt">As it was known at this moment; as corrected since, unless said.</param>
    internal sealed record Query(string? Procedure, DateTimeOffset? KnownAt);

    /// <param name="AsOf">Until when is counted.</param>
    /// <param name="Running">Whether the period is still running.</param>
    /// <param name="Version">Version of the counters.</param>
    /// <param name="Profile">Profile of the rules.</param>
    /// <param name="Procedure">Procedure, when only one was asked for.</param>
    /// <param name="KnownAt">Moment of knowledge, when an earlier one was asked for.</param>
    /// <param name="Max">Most points of all.</param>
    /// <param name="HasData">Whether the unit has any dossiers or petitions in the period.</param>
    /// <param name="Rank">Place among its peers.</param>
    /// <param name="Peers">How many peers there are, itself included.</param>
    /// <param name="Change">Against the period before.</param>
    /// <param name="Indices">Indices; those with a maximum of 0 are monitored only.</param>
    /// <param name="Missing">Scored indices that do not count here.</param>
    /// <param name="Monitored">What is shown beside the points.</param>
    internal sealed record ScorecardAnswer(
        DateTimeOffset? AsOf,
        bool? Running,
        UnitView Unit,
        string Period,
        long Version,
        string Profile,
        string? Procedure,
        DateTimeOffset? KnownAt,
        decimal Total,
        decimal Max,
        string Band,
        string BandName,
        bool HasData,
        int? Rank,
        int? Peers,
        ChangeView? Change,
        IReadOnlyList<GroupView> Groups,
        IReadOnlyList<IndexView> Indices,
        IReadOnlyList<string> Missing,
        MonitoredValues? Monitored);

    public static void Map(RouteGroupBuilder group) =>
        group.MapGet("/units/{code}/scorecard", Handle)
            .Reads<ScorecardAnswer>("getScorecard", "Groups and indices of a unit with numerators, denominators and points");

    private static async Task<IResult> Handle(
        string code,
        [AsParameters] ScoreAsk ask,
        [AsParameters] Query query,
        HttpContext context,
        ScoreSource source,
        IEarlierScores earlier)
    {
        var (asked, problem) = await source.UnitAsync(context, code, ask);
        if (problem is not null)
            return problem;

        var (table, unit) = (asked!.Table, asked.Unit);
        if (query.Procedure is { } procedure && table.FindProcedure(procedure) is null)
            return PortalProblem.Of("procedure.unknown");
        if (query.KnownAt is { } knownAt)
        {
            if (await earlier.AsKnownAtAsync(code, table.Period, asked.Profile, knownAt, context.RequestAborted) is not { } known)
                return PortalProblem.Of("agency.unknown");

            var then = query.Procedure is null ? new Standing(known.Rank, known.Peers, null) : null;
            return Make(new ScoredUnit(known.Table, known.Unit, asked.Profile), ask, query, Language.Of(context), then)
                .Send(known.Table.AsOf, table.Period.To);
        }

        var standing = query.Procedure is null ? await StandingAsync(source, asked, context.RequestAborted) : null;
        return table.View((unit, standing, ask, query, language: Language.Of(context)), key =>
                Make(asked, ask, query, key.language, standing))
            .Send(table.AsOf, table.Period.To);
    }

    /// <summary>The unit among its peers.</summary>
    private static async ValueTask<Standing> StandingAsync(ScoreSource source, ScoredUnit asked, CancellationToken cancellationToken)
    {
        var agency = asked.Unit.Agency;
        var view = await source.Scorecards.RankAsync(
            new RankQuery(asked.Table.Period, asked.Profile, agency.Parent, agency.Kind), asked.Table, cancellationToken);
        var line = view.Lines.FirstOrDefault(line => line.Agency.Code == agency.Code);
        return new Standing(line?.Rank, asked.Table.Agencies.Peers(agency.Code).Length, line?.Change);
    }

    private static TaggedAnswer Make(ScoredUnit asked, ScoreAsk ask, Query query, string language, Standing? standing)
    {
        var card = query.Procedure is { } procedure
            ? ProcedureScore.Of(asked.Table, asked.Unit, procedure, asked.Profile)
            : asked.Card;
        return ask.IsCsv
            ? TaggedAnswer.Csv(Csv(card, language), $"scorecard-{asked.Unit.Agency.Code}-{asked.Table.Period.Name}.csv")
            : TaggedAnswer.Json(Answer(asked, query, card, language, standing));
    }

    private static ScorecardAnswer Answer(ScoredUnit asked, Query query, Scorecard card, string language, Standing? standing) => new(
        AsOf: null, // These two are written when the answer is sent: TaggedAnswer.
        Running: null,
        UnitView.Of(asked.Unit.Agency),
        asked.Table.Period.Name,
        asked.Table.Version,
        asked.Profile,
        query.Procedure,
        query.KnownAt,
        card.Total,
        card.Max,
        card.Band.Id,
        card.Band.Name.In(language),
        card.HasData,
        standing?.Rank,
        standing?.Peers,
        ChangeView.Of(standing?.Change),
        GroupView.Of(asked.Rules, card, language),
        [.. card.Indices.Select(index => IndexView.Of(index, language))],
        card.Missing,
        query.Procedure is null ? asked.Unit.Monitored : null);

    private static byte[] Csv(Scorecard card, string language)
    {
        var table = new CsvTable("index", "name", "group", "numerator", "denominator", "ratio", "points", "max", "inherited");
        foreach (var index in card.Indices)
        {
            table.Text(index.Count.Id).Text(index.Rule.Index.Name.In(language)).Text(GroupPoints.Name(index.Rule.Index.Group))
                .Number(index.Count.Numerator).Number(index.Count.Denominator).Number(IndexView.RatioOf(index))
                .Number(index.Points).Number(index.Max).Text(index.Count.Inherited ? "yes" : "no").End();
        }

        return table.ToBytes();
    }

    /// <summary>The place of a unit among its peers, and what it was in the period before.</summary>
    private sealed record Standing(int? Rank, int Peers, RankChange? Change);
}
