using Hangfire;
using Hangfire.InMemory;
using Hangfire.PostgreSql;
using Npgsql;
using Portal.Api.Authentication;
using Portal.Grains.Storage;

namespace Portal.Silo.Jobs;

/// <summary>
/// Jobs on Hangfire (build property <c>PortalEngine=Orleans</c>): in PostgreSQL in the cluster profile, in memory in the
/// embedded one. What every process does for itself stays on timers.
/// </summary>
internal static class JobEngine
{
    private const string Dashboard = "/jobs";

    /// <summary>A job every second leaves a record of each run; nobody looks at old ones.</summary>
    private static readonly TimeSpan KeepFor = TimeSpan.FromMinutes(30);

    public static void AddJobEngine(this WebApplicationBuilder builder)
    {
        var services = builder.Services;
        services.AddHangfire((provider, hangfire) => hangfire
            .SetDataCompatibilityLevel(CompatibilityLevel.Version_180)
            .UseSimpleAssemblyNameTypeSerializer()
            .UseRecommendedSerializerSettings()
            .UsePortalStorage(provider.GetRequiredService<PortalDatabase>()));
        services.AddHangfireServer(server =>
        {
            server.SchedulePollingInterval = TimeSpan.FromSeconds(1);
            server.WorkerCount = JobCatalogue.All.Length;
            server.CancellationCheckInterval = TimeSpan.FromSeconds(5);
        });
        services.AddHostedService<RecurringJobs>();
        services.AddJobLoop(job => job.Reach == JobReach.Process);
    }

    /// <summary>The dashboard, for administrators.</summary>
    public static void MapJobs(this WebApplication app)
    {
        if (app.Services.GetService<JobStorage>() is null)
            return;

        app.MapHangfireDashboardWithAuthorizationPolicy(
            Policies.Administrators, Dashboard, new DashboardOptions { DashboardTitle = "Portal: jobs", DisplayStorageConnectionString = false });
    }

    private static void UsePortalStorage(this IGlobalConfiguration hangfire, PortalDatabase database)
    {
        if (database.Kind == DatabaseKind.Sqlite)
        {
            hangfire.UseInMemoryStorage(new InMemoryStorageOptions { MaxExpirationTime = KeepFor })
                .WithJobExpirationTimeout(KeepFor);
            return;
        }

        hangfire.UsePostgreSqlStorage(
            storage => storage.UseConnectionFactory(new Connections(database)),
            new PostgreSqlStorageOptions
            {
                SchemaName = "hangfire",
                QueuePollInterval = TimeSpan.FromMilliseconds(250),
                UseSlidingInvisibilityTimeout = true,
            }).WithJobExpirationTimeout(KeepFor);
    }

    private sealed class Connections(PortalDatabase database) : IConnectionFactory
    {
        public NpgsqlConnection GetOrCreateConnection() => (NpgsqlConnection)database.DataSource.CreateConnection();
    }
}
