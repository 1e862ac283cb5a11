namespace Portal.Silo.Jobs;

/// <summary>Jobs on timers of this one process (build property <c>PortalEngine=InProcess</c>).</summary>
internal static class JobEngine
{
    public static void AddJobEngine(this WebApplicationBuilder builder) => builder.Services.AddJobLoop(_ => true);

    public static void MapJobs(this WebApplication app) => ArgumentNullException.ThrowIfNull(app);
}
