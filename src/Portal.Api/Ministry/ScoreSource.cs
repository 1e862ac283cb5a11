using Microsoft.AspNetCore.Http;
using Portal.Api.Problems;
using Portal.Grains.Scoring.Rules;
using Portal.Grains.Scoring.Scorecards;

namespace Portal.Api.Ministry;

/// <summary>Where the endpoints get scores from: reads the question, the table and the unit, or says what is wrong.</summary>
internal sealed class ScoreSource(IScorecards scorecards, IndexCatalogue rules, TimeProvider time)
{
    public IScorecards Scorecards => scorecards;

    public IndexCatalogue Rules => rules;

    public async ValueTask<(ScoreTable? Table, PortalProblem? Problem)> TableAsync(ScoreAsk ask, CancellationToken cancellationToken)
    {
        var (period, problem) = ask.Read(rules, time.GetUtcNow());
        return problem is not null ? (null, problem) : (await scorecards.OfAsync(period!, cancellationToken), null);
    }

    /// <summary>A unit that the caller may see, in its table.</summary>
    public async ValueTask<(ScoredUnit? Unit, PortalProblem? Problem)> UnitAsync(
        HttpContext context, string code, ScoreAsk ask)
    {
        var (table, problem) = await TableAsync(ask, context.RequestAborted);
        if (problem is not null)
            return (null, problem);

        var (unit, refused) = ScoreAsk.Unit(context, code, table!);
        return refused is not null ? (null, refused) : (new ScoredUnit(table!, unit!, ask.ProfileId), null);
    }
}

/// <summary>A unit with its score in a table.</summary>
internal sealed record ScoredUnit(ScoreTable Table, UnitScore Unit, string Profile)
{
    public RuleSet Rules => Table.RulesOf(Profile);

    public Scorecard Card => Unit.Card(Profile);
}
