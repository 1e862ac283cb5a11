using System.Net;
using Portal.Silo.Telemetry;

namespace Portal.Silo.Hosting;

/// <summary>Puts the portal together: all of it in one process, or what one role has of it.</summary>
internal static class PortalHost
{
    /// <summary>A portal that is ready to be started.</summary>
    /// <param name="options">What the command line said.</param>
    public static WebApplication Build(RunOptions options)
    {
        var builder = WebApplication.CreateBuilder(new WebApplicationOptions
        {
            // The catalogue's data files lie beside the program, wherever it is started from.
            ContentRootPath = AppContext.BaseDirectory,
            EnvironmentName = options.Environment,
        });
        builder.Configuration.AddInMemoryCollection(options.ToSettings());
        var limits = builder.Configuration.GetSection(ServerLimits.SectionName).Get<ServerLimits>() ?? new ServerLimits();
        builder.WebHost.ConfigureKestrel(kestrel =>
        {
            limits.Apply(kestrel);
            if (options.Port is { } port)
                kestrel.Listen(options.Public ? IPAddress.Any : IPAddress.Loopback, port);
        });
        var (role, cluster) = ClusterSettings.Of(builder.Configuration);
        builder.AddPortalLogging();
        builder.AddRole(role, cluster);
        builder.AddShutdown();
        builder.AddTelemetry();
        options.Adjust?.Invoke(builder);

        var app = builder.Build();
        if (TelemetrySetup.IsOn(app.Configuration))
            app.Use(RequestTrace.NameAsync);
        app.MapRole(role);
        return app;
    }
}
