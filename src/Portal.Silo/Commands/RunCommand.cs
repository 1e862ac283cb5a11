using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Portal.Silo.Hosting;
using Portal.Silo.Replay;

namespace Portal.Silo.Commands;

/// <summary>Runs the portal until it is told to stop.</summary>
internal static class RunCommand
{
    public static readonly string[] Options = ["--port=", "--data=", "--no-demo", "--public"];

    public static async Task<int> ExecuteAsync(CommandLine line)
    {
        var options = new RunOptions
        {
            Port = line.Number("--port") ?? (Environment.GetEnvironmentVariable("ASPNETCORE_URLS") is null ? 8080 : null),
            Public = line.Has("--public"),
            DataDirectory = line.Text("--data"),
            Demo = !line.Has("--no-demo"),
        };
        await using var app = PortalHost.Build(options);
        await app.StartAsync();
        var address = AddressOf(app);
        Welcome.Print(app, address);
        if (options.Demo && app.Environment.IsDevelopment())
            await DemoMonth.LoadAsync(app, address);
        await app.WaitForShutdownAsync();
        return 0;
    }

    public static Uri AddressOf(WebApplication app)
    {
        var bound = app.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.First();
        return new Uri(bound.Replace("0.0.0.0", "localhost", StringComparison.Ordinal)
            .Replace("127.0.0.1", "localhost", StringComparison.Ordinal));
    }
}
