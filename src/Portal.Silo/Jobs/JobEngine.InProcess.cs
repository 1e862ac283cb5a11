using Portal.Grains.Storage;

namespace Portal.Silo.Jobs;

/// <summary>Jobs on timers of this one process (build property <c>PortalEngine=InProcess</c>).</summary>
internal static class JobEngine
{
    public static void AddJobEngine(this WebApplicationBuilder builder) => builder.Services.AddJobLoop(JobCatalogue.All);

    /// <summary>Timers keep nothing in the database.</summary>
    public static void Install(PortalDatabase database) => ArgumentNullException.ThrowIfNull(database);

    public static void MapJobs(this WebApplication app) => ArgumentNullException.ThrowIfNull(app);
}
