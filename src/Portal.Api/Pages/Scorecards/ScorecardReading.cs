using Portal.Api.Pages.Shared;
using Portal.Api.Problems;
using Portal.Grains.Scoring.Board;
using Portal.Grains.Scoring.Explaining;
using Portal.Grains.Scoring.Rules;
using Portal.Grains.Scoring.Scorecards;
using Portal.Grains.Shared;

namespace Portal.Api.Pages.Scorecards;

/// <summary>Brings together what the page of a unit shows.</summary>
internal sealed class ScorecardReading(IScorecards scorecards, IScoreSeries series, ICaseExplanations explanations)
{
    private const int PeriodsShown = 12;
    private const int CasesShown = 50;

    /// <summary>The model with its scores, as far as they are there, or what is wrong with the question why.</summary>
    public async Task<(ScorecardModel Model, PortalProblem? Problem)> FillAsync(
        ScorecardModel model, string? index, string? procedure, CancellationToken cancellationToken)
    {
        try
        {
            // First, because it reads all periods at once.
            var periods = await series.OfAsync(
                model.Agency.Code, model.Period, model.Profile, PeriodsShown, cancellationToken);
            var table = await scorecards.OfAsync(model.Period, cancellationToken);
            if (table.Find(model.Agency.Code) is not { } unit)
                return (model, null);

            var peers = await PeersAsync(model, table, cancellationToken);
            var scores = new ScorecardScores(
                table,
                unit,
                new CardView(unit.Card(model.Profile), table.RulesOf(model.Profile)),
                Place(peers, model),
                peers.Lines.Count(line => line.Rank is not null),
                [.. periods.Where(point => point.Rank is not null)]);
            if (!model.MaySeeCases || index is null)
                return (model with { Scores = scores }, null);

            var (why, problem) = await ExplainAsync(scores, model.Profile, index, procedure, cancellationToken);
            return (model with { Scores = scores, Why = why }, problem);
        }
        catch (ScoresNotReadyException)
        {
            return (model, null);
        }
    }

    private ValueTask<RankView> PeersAsync(ScorecardModel model, ScoreTable table, CancellationToken cancellationToken) =>
        scorecards.RankAsync(model.Peers, table, cancellationToken);

    private static RankLine? Place(RankView peers, ScorecardModel model) =>
        peers.Lines.FirstOrDefault(line => line.Agency.Code == model.Agency.Code && line.Rank is not null);

    private async Task<(WhyModel? Why, PortalProblem? Problem)> ExplainAsync(
        ScorecardScores scores, string profile, string index, string? procedure, CancellationToken cancellationToken)
    {
        if (explanations.LossesByProcedure(scores.Table, scores.Unit, profile, index) is not { } losses)
            return (null, PortalProblem.Of("score.index_unknown"));
        if (procedure is not null && !IsKnown(procedure))
            return (null, PortalProblem.Of("procedure.unknown"));
        if (losses.Index.Rule.Index.Scope is not (IndexScope.Dossiers or IndexScope.Petitions) || losses.Index.Rule.Index.Max == 0)
            return (new WhyModel(losses, procedure, [], HasMore: false), null);

        var page = await explanations.CasesAsync(
            new CaseQuery(scores.Table, scores.Unit, profile, index, procedure),
            new PageRequest(CasesShown, null),
            cancellationToken);
        return (new WhyModel(losses, procedure, page.Items, page.Next is not null), null);

        // What the page links to counts in the period, whether it is still in force or not.
        bool IsKnown(string code) => scores.Table.FindProcedure(code) is not null || losses.ByProcedure.Any(loss => loss.Code == code);
    }
}
