using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Portal.Silo.Hosting;
using Portal.Silo.Replay;

namespace Portal.Silo.Commands;

/// <summary>Runs the portal until it is told to stop.</summary>
internal static class RunCommand
{
    public static readonly string[] Options = ["--port=", "--data=", "--role=", "--no-demo", "--public"];

    public static async Task<int> ExecuteAsync(CommandLine line)
    {
        var options = new RunOptions
        {
            Port = line.Number("--port") ?? (Environment.GetEnvironmentVariable("ASPNETCORE_URLS") is null ? 8080 : null),
            Public = line.Has("--public"),
            DataDirectory = line.Text("--data"),
            Role = RoleIn(line),
            Demo = !line.Has("--no-demo"),
        };
        var app = PortalHost.Build(options);
        var limit = app.Services.GetRequiredService<ShutdownLimit>();
        await limit.WaitAsync(Task.Run(() => LiveAsync(app, options)));
        return 0;
    }

    private static async Task LiveAsync(WebApplication app, RunOptions options)
    {
        await using var whole = app;
        await app.StartAsync();
        var address = AddressOf(app);
        Welcome.Print(app, address);
        var (role, cluster) = ClusterSettings.Of(app.Configuration);
        if (options.Demo && app.Environment.IsDevelopment() && role == PortalRole.All && !cluster.Enabled)
            await DemoMonth.LoadAsync(app, address);
        await app.WaitForShutdownAsync();
    }

    private static PortalRole? RoleIn(CommandLine line) => line.Text("--role") switch
    {
        null => null,
        "all" => PortalRole.All,
        "silo" => PortalRole.Silo,
        "api" => PortalRole.Api,
        var text => throw new CommandLineException($"Option --role is one of all, silo and api, not '{text}'."),
    };

    public static Uri AddressOf(WebApplication app)
    {
        var bound = app.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.First();
        return new Uri(bound.Replace("0.0.0.0", "localhost", StringComparison.Ordinal)
            .Replace("127.0.0.1", "localhost", StringComparison.Ordinal));
    }
}
