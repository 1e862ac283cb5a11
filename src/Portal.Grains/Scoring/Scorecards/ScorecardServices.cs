using Microsoft.Extensions.DependencyInjection;
using Portal.Grains.Scoring.Explaining;
using Portal.Grains.Scoring.History;
using Portal.Grains.Scoring.Targets;
using Portal.Grains.Scoring.WhatIf;

namespace Portal.Grains.Scoring.Scorecards;

/// <summary>Registers scorecards and what explains them.</summary>
internal static class ScorecardServices
{
    public static void AddScorecards(this IServiceCollection services)
    {
        services.AddSingleton<IScorecards, Scorecards>();
        services.AddSingleton<IScoreSeries, ScoreSeries>();
        services.AddSingleton<KnownTables>();
        services.AddSingleton<IEarlierScores, EarlierScores>();
        services.AddSingleton<IShownIndices, ShownIndices>();
        services.AddSingleton<ICaseExplanations, CaseExplanations>();
        services.AddSingleton<IWhatIf, WhatIfScores>();
        services.AddSingleton<ITargets, TargetStore>();
    }
}
