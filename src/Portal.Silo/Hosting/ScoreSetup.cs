using Portal.Grains.Scoring.Board;
using Portal.Grains.Scoring.Comparing;
using Portal.Grains.Scoring.Folding;

namespace Portal.Silo.Hosting;

/// <summary>The counters of Decision 766: what folds them, and what shows them.</summary>
internal static class ScoreSetup
{
    public static void AddScores(this WebApplicationBuilder builder)
    {
        var services = builder.Services;
        var options = builder.Configuration.GetSection("Scores").Get<FoldOptions>() ?? new FoldOptions();
        options.ClockMaySetBack |= builder.Environment.IsDevelopment();
        services.AddSingleton(options);
        services.AddSingleton<FoldMetrics>();
        services.AddSingleton<ScoreRebuild>();
        services.AddSingleton<ScoreFold>();
        services.AddSingleton<IScoreFold>(provider => provider.GetRequiredService<ScoreFold>());
        services.AddSingleton<ScoreRecomputation>();
        services.AddSingleton<ScoreComparison>();
        services.AddSingleton<ScoreBoard>();
        services.AddSingleton<IScoreBoard>(provider => provider.GetRequiredService<ScoreBoard>());
    }
}
