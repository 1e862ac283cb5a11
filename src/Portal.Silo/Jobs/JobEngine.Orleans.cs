using Hangfire;
using Hangfire.InMemory;
using Hangfire.PostgreSql;
using Npgsql;
using Portal.Api.Authentication;
using Portal.Grains.Storage;
using Portal.Silo.Hosting;

namespace Portal.Silo.Jobs;

/// <summary>
/// Jobs on Hangfire (build property <c>PortalEngine=Orleans</c>): in PostgreSQL in the cluster profile, in memory in the
/// embedded one. What every process does for itself stays on timers.
/// </summary>
internal static class JobEngine
{
    /// <summary>Where Hangfire's tables are.</summary>
    public const string Schema = "hangfire";

    /// <summary>A lock is a row that a killed process leaves behind: nobody plans a job until it is older than this.</summary>
    public static readonly TimeSpan LockLife = TimeSpan.FromSeconds(10);

    private const string Dashboard = "/jobs";

    /// <summary>Scripts and styles of the dashboard are files; a few bars have their width in an attribute.</summary>
    private const string DashboardPolicy =
        "default-src 'none'; script-src 'self'; style-src 'self'; style-src-attr 'unsafe-inline'; img-src 'self' data:; "
        + "font-src 'self'; connect-src 'self'; form-action 'self'; frame-ancestors 'none'; base-uri 'none'";

    /// <summary>
    /// The fold has one and may keep another waiting; the rest are for jobs that take minutes, and those that come in between.
    /// Each asks the database for work all the time.
    /// </summary>
    private const int Workers = 6;

    /// <summary>A job every second leaves a record of each run; nobody looks at old ones.</summary>
    private static readonly TimeSpan KeepFor = TimeSpan.FromMinutes(30);

    public static void AddJobEngine(this WebApplicationBuilder builder)
    {
        var services = builder.Services;
        // Its own, and not the one of the whole process that Hangfire would take: several portals in one process, as in
        // tests, would share it, and the first that ends would leave the others without.
        services.AddSingleton(provider =>
        {
            // Its log, first: that one is of the whole process, too.
            provider.GetRequiredService<IGlobalConfiguration>();
            return StorageOf(provider.GetRequiredService<PortalDatabase>());
        });
        services.AddHangfire(hangfire => hangfire
            .SetDataCompatibilityLevel(CompatibilityLevel.Version_180)
            .UseSimpleAssemblyNameTypeSerializer()
            .UseRecommendedSerializerSettings());
        services.AddHangfireServer((provider, server) =>
        {
            server.SchedulePollingInterval = TimeSpan.FromSeconds(1);
            server.WorkerCount = Workers;
            server.CancellationCheckInterval = TimeSpan.FromSeconds(5);
            // Its parts wait for locks of other silos where nothing can interrupt them, for up to a minute.
            server.ShutdownTimeout = provider.GetRequiredService<ShutdownOptions>().Jobs;
        });
        services.AddSingleton<JobLocks>();
        services.AddHostedService(provider => provider.GetRequiredService<JobLocks>());
        services.AddSingleton<RecurringJobs>();
        services.AddHostedService(provider => provider.GetRequiredService<RecurringJobs>());
        services.AddJobLoop([.. JobCatalogue.All.Where(job => job.Reach != JobReach.Portal), ReplanJob.Definition]);
    }

    /// <summary>Makes the tables of the jobs, or brings them up to date, as the owner of the database.</summary>
    public static void Install(PortalDatabase database)
    {
        using var connection = (NpgsqlConnection)database.DataSource.OpenConnection();
        PostgreSqlObjectsInstaller.Install(connection, Schema);
    }

    /// <summary>The dashboard, for administrators to look at: jobs come again by themselves, nothing needs a button.</summary>
    public static void MapJobs(this WebApplication app)
    {
        if (app.Services.GetService<JobStorage>() is null)
            return;

        app.UseWhen(
            context => context.Request.Path.StartsWithSegments(Dashboard, StringComparison.OrdinalIgnoreCase),
            dashboard => dashboard.Use((HttpContext context, RequestDelegate next) =>
            {
                context.Response.Headers.ContentSecurityPolicy = DashboardPolicy;
                return next(context);
            }));
        app.MapHangfireDashboardWithAuthorizationPolicy(Policies.Administrators, Dashboard, new DashboardOptions
        {
            DashboardTitle = "Portal: jobs",
            DisplayStorageConnectionString = false,
            IsReadOnlyFunc = _ => true,
        });
    }

    /// <summary>Where Hangfire keeps what it plans, and how.</summary>
    public static JobStorage StorageOf(PortalDatabase database)
    {
        JobStorage storage = database.Kind == DatabaseKind.Sqlite
            ? new InMemoryStorage(new InMemoryStorageOptions { MaxExpirationTime = KeepFor })
            : new PostgreSqlStorage(new JobConnections(database), new PostgreSqlStorageOptions
            {
                SchemaName = Schema,
                // The start does it, when the database is there.
                PrepareSchemaIfNecessary = false,
                // Who plans a run wakes the workers of its own process at once; this is for runs that another one planned.
                QueuePollInterval = TimeSpan.FromSeconds(1),
                UseSlidingInvisibilityTimeout = true,
                DistributedLockTimeout = LockLife,
            });
        storage.JobExpirationTimeout = KeepFor;
        return storage;
    }
}
