using System.Net;
using Portal.Api;
using Portal.Silo.Health;
using Portal.Silo.Jobs;
using Portal.Silo.Telemetry;

namespace Portal.Silo.Hosting;

/// <summary>Puts the portal together: engine, storage, API; all roles in one process.</summary>
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
        builder.WebHost.ConfigureKestrel(kestrel =>
        {
            kestrel.AddServerHeader = false;
            kestrel.Limits.MaxRequestBodySize = 16 * 1024 * 1024;
            kestrel.Limits.MaxRequestHeadersTotalSize = 16 * 1024;
            if (options.Port is { } port)
                kestrel.Listen(options.Public ? IPAddress.Any : IPAddress.Loopback, port);
        });
        builder.Services.Configure<HostOptions>(host => host.ShutdownTimeout = TimeSpan.FromSeconds(20));

        builder.AddPortalLogging();
        builder.AddPortalApi();
        builder.AddStorage();
        builder.AddEngine();
        builder.AddJobs();
        builder.AddTelemetry();
        options.Adjust?.Invoke(builder);

        var app = builder.Build();
        app.MapPortalApi();
        app.MapHealth();
        app.MapJobs();
        return app;
    }
}
