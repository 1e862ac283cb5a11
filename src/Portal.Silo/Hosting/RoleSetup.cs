using Portal.Api;
using Portal.Silo.Health;
using Portal.Silo.Jobs;

namespace Portal.Silo.Hosting;

/// <summary>Which parts of the portal a role has. Parts start in this order and stop in the reverse one.</summary>
internal static class RoleSetup
{
    public static void AddRole(this WebApplicationBuilder builder, PortalRole role, ClusterSettings cluster)
    {
        var (hasApi, hasGrains) = PartsOf(role);

        if (hasApi)
            builder.AddPortalApi();
        builder.AddDatabase();
        if (hasGrains)
            builder.AddJournal();
        builder.AddCatalogue();
        builder.AddLists();
        if (hasGrains)
        {
            builder.AddGrainServices();
            builder.AddFold();
        }

        builder.AddEngine(role, cluster);
        if (hasGrains)
            builder.AddJobs();
        else
            builder.AddOwnJobs();
    }

    public static void MapRole(this WebApplication app, PortalRole role)
    {
        var (hasApi, hasGrains) = PartsOf(role);
        if (hasApi)
            app.MapPortalApi();
        app.MapHealth();
        if (hasApi && hasGrains)
            app.MapJobs();
    }

    private static (bool HasApi, bool HasGrains) PartsOf(PortalRole role) =>
        (role != PortalRole.Silo, role != PortalRole.Api);
}
