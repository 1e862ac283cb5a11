using System.Net;
using Portal.Silo.Commands;
using Portal.Silo.Hosting;
using Portal.Testing.Telemetry;

namespace Portal.Silo.Tests.Telemetry;

public sealed class CollectorTests
{
    [Fact]
    public async Task Traces_and_metrics_reach_the_collector_that_is_configured()
    {
        await using var collector = await Collector.StartAsync();
        var directory = Directory.CreateTempSubdirectory("portal-telemetry-");
        try
        {
            var options = new RunOptions
            {
                Port = 0,
                Demo = false,
                Environment = "Development",
                DataDirectory = directory.FullName,
                Settings = new Dictionary<string, string?>(collector.Settings),
            };
            await using (var portal = PortalHost.Build(options))
            {
                await portal.StartAsync();
                using var http = new HttpClient { BaseAddress = RunCommand.AddressOf(portal) };
                Assert.Equal(HttpStatusCode.OK, (await http.GetAsync("/api/v1/catalogue/agencies")).StatusCode);

                // Stopping sends what has been gathered.
                await portal.StopAsync();
            }

            Assert.Contains(collector.Spans, span => span.Name == "GET /api/v1/catalogue/agencies");
            Assert.NotEmpty(collector.Bodies("metrics"));
        }
        finally
        {
            directory.Delete(recursive: true);
        }
    }
}
