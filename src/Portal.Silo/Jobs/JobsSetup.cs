using System.Collections.Immutable;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace Portal.Silo.Jobs;

/// <summary>The jobs themselves; what calls them is a matter of the engine.</summary>
internal static class JobsSetup
{
    /// <summary>All of them.</summary>
    public static void AddJobs(this WebApplicationBuilder builder)
    {
        builder.AddRunner();
        foreach (var job in JobCatalogue.All)
            builder.Services.AddScoped(job.Type);
        if (builder.Configuration.GetValue("Jobs:Enabled", true))
            builder.AddJobEngine();
    }

    /// <summary>Those that every process runs for itself, for one that leaves the others to the silos.</summary>
    public static void AddOwnJobs(this WebApplicationBuilder builder)
    {
        builder.AddRunner();
        builder.Services.AddJobLoop([.. JobCatalogue.All.Where(job => job.Reach == JobReach.Process)]);
    }

    private static void AddRunner(this WebApplicationBuilder builder)
    {
        var services = builder.Services;
        services.AddSingleton(builder.Configuration.GetSection("Keep").Get<KeepOptions>() ?? new KeepOptions());
        services.AddSingleton<JobMetrics>();
        services.AddSingleton<LastRuns>();
        services.AddSingleton<QueueMetrics>();
        services.AddSingleton<JobRunner>();
    }

    /// <summary>Runs some of the jobs on timers of this process.</summary>
    public static void AddJobLoop(this IServiceCollection services, ImmutableArray<JobDefinition> jobs)
    {
        foreach (var job in jobs)
            services.TryAddScoped(job.Type);
        services.AddSingleton<IHostedService>(provider =>
        {
            provider.GetRequiredService<LastRuns>().Expect(jobs);
            return new JobLoop(jobs, provider.GetRequiredService<JobRunner>(), provider.GetRequiredService<TimeProvider>());
        });
    }
}
