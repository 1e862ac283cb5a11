using Portal.Grains.Catalogue;
using Portal.Grains.Scoring;
using Portal.Grains.Scoring.Board;
using Portal.Grains.Scoring.Comparing;
using Portal.Grains.Scoring.Folding;
using Portal.Grains.Scoring.History;
using Portal.Grains.Scoring.Procedures;
using Portal.Grains.Scoring.Rules;
using Portal.Grains.Scoring.Scorecards;
using Portal.Grains.Storage;

namespace Portal.Silo.Hosting;

/// <summary>The counters of Decision 766: what folds them, and what shows them.</summary>
internal static class ScoreSetup
{
    /// <summary>What shows them.</summary>
    public static void AddScores(this WebApplicationBuilder builder)
    {
        var services = builder.Services;
        services.AddSingleton(IndexFile.Load(Path.Combine(AppContext.BaseDirectory, "data")));
        services.AddSingleton<IUnitStatistics, UnitStatistics>();
        services.AddSingleton<ICatalogueSets, CatalogueSets>();
        services.AddScorecards();
        services.AddSingleton<KnownFacts>();
        services.AddSingleton<KnownCatalogue>();
        services.AddSingleton<ScoreSnapshots>();
        services.AddSingleton<IScoreHistory, ScoreHistory>();
        services.AddSingleton<IScoreBoard>(provider => new ScoreBoard(
            provider.GetRequiredService<PortalDatabase>(),
            provider.GetRequiredService<ICatalogue>(),
            provider.GetService<ScoreFold>()));
    }

    /// <summary>What folds them, compares them, and puts them on record.</summary>
    public static void AddFold(this WebApplicationBuilder builder)
    {
        var services = builder.Services;
        var options = builder.Configuration.GetSection("Scores").Get<FoldOptions>() ?? new FoldOptions();
        options.ClockMaySetBack = builder.Configuration.GetValue("Scores:ClockMaySetBack", builder.Environment.IsDevelopment());
        services.AddSingleton(options);
        services.AddSingleton(FreezeOptionsOf(builder));
        services.AddSingleton<FoldMetrics>();
        services.AddSingleton<ScoreRebuild>();
        services.AddSingleton<ScoreFold>();
        services.AddSingleton<IScoreFold>(provider => provider.GetRequiredService<ScoreFold>());
        services.AddSingleton<ScoreRecomputation>();
        services.AddSingleton<ScoreComparison>();
        services.AddSingleton<MonthSigner>();
        services.AddSingleton<MonthFreezer>();
    }

    /// <summary>Outside production a signing key is made where none is named.</summary>
    private static FreezeOptions FreezeOptionsOf(WebApplicationBuilder builder)
    {
        var options = builder.Configuration.GetSection("Scores").Get<FreezeOptions>() ?? new FreezeOptions();
        options.KeyDirectory = builder.Environment.IsProduction()
            ? null
            : builder.Configuration["Database:DataDirectory"] ?? new PortalDatabaseOptions().DataDirectory;
        return options;
    }
}
