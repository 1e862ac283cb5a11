namespace Portal.Silo.Jobs;

/// <summary>The jobs themselves; what calls them is a matter of the engine.</summary>
internal static class JobsSetup
{
    public static void AddJobs(this WebApplicationBuilder builder)
    {
        var services = builder.Services;
        services.AddSingleton(builder.Configuration.GetSection("Keep").Get<KeepOptions>() ?? new KeepOptions());
        services.AddSingleton<JobMetrics>();
        services.AddSingleton<JobRunner>();
        foreach (var job in JobCatalogue.All)
            services.AddScoped(job.Type);
        if (builder.Configuration.GetValue("Jobs:Enabled", true))
            builder.AddJobEngine();
    }

    /// <summary>Runs some of the jobs on timers of this process.</summary>
    public static void AddJobLoop(this IServiceCollection services, Func<JobDefinition, bool> which) =>
        services.AddSingleton<IHostedService>(provider => new JobLoop(
            [.. JobCatalogue.All.Where(which)],
            provider.GetRequiredService<JobRunner>(),
            provider.GetRequiredService<TimeProvider>()));
}
