using System.Collections.Concurrent;
using System.Net;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;
using Portal.Silo.Commands;
using Portal.Silo.Hosting;

namespace Portal.Silo.Tests.Telemetry;

public sealed class CollectorTests
{
    [Fact]
    public async Task Traces_and_metrics_reach_the_collector_that_is_configured()
    {
        var received = new ConcurrentDictionary<string, int>();
        await using var collector = Collector(received);
        await collector.StartAsync();
        var directory = Directory.CreateTempSubdirectory("portal-telemetry-");
        try
        {
            await using (var portal = PortalHost.Build(OptionsOf(directory.FullName, collector.Urls.First())))
            {
                await portal.StartAsync();
                using var http = new HttpClient { BaseAddress = RunCommand.AddressOf(portal) };
                Assert.Equal(HttpStatusCode.OK, (await http.GetAsync("/api/v1/catalogue/agencies")).StatusCode);

                // Stopping sends what has been gathered.
                await portal.StopAsync();
            }

            Assert.True(received["/v1/traces"] > 0);
            Assert.True(received["/v1/metrics"] > 0);
        }
        finally
        {
            directory.Delete(recursive: true);
        }
    }

    private static RunOptions OptionsOf(string directory, string collector) => new()
    {
        Port = 0,
        Demo = false,
        Environment = "Development",
        DataDirectory = directory,
        Settings = new Dictionary<string, string?>
        {
            ["OpenTelemetry:Endpoint"] = collector,
            ["OpenTelemetry:Protocol"] = "http/protobuf",
            ["OpenTelemetry:SampleRatio"] = "1",
        },
    };

    private static WebApplication Collector(ConcurrentDictionary<string, int> received)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        var app = builder.Build();
        app.MapPost("/v1/{signal}", async (HttpContext context) =>
        {
            await context.Request.Body.CopyToAsync(Stream.Null);
            received.AddOrUpdate(context.Request.Path, 1, (_, count) => count + 1);
        });
        return app;
    }
}
