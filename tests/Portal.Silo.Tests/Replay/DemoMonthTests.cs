using System.Globalization;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Portal.Api.Dev;
using Portal.Api.Protection;
using Portal.Grains.Storage;
using Portal.Silo.Commands;
using Portal.Silo.Hosting;
using Portal.Silo.Replay;

namespace Portal.Silo.Tests.Replay;

public sealed class DemoMonthTests : IDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(1);

    private readonly DirectoryInfo data = Directory.CreateTempSubdirectory("portal-demo-");

    [Fact]
    public async Task Stopping_the_portal_stops_the_sample_month_and_the_next_start_does_not_go_on_with_it()
    {
        long loaded;
        await using (var app = await StartAsync())
        {
            var limits = app.Services.GetRequiredService<RateLimitOptions>();
            var usual = (limits.CallerPerSecond, limits.AnonymousBurst);
            var loading = DemoMonth.LoadAsync(app, RunCommand.AddressOf(app));
            await UntilAsync(async () => await CountAsync(app) > 20);

            app.Lifetime.StopApplication();
            await loading.WaitAsync(Patience);
            Assert.False(app.Services.GetRequiredService<SimulatedClock>().IsSet);
            Assert.Equal(usual, (limits.CallerPerSecond, limits.AnonymousBurst));
            await app.StopAsync();
            loaded = await CountAsync(app);
            Assert.InRange(loaded, 21, 587);
        }

        await using var again = await StartAsync();
        await DemoMonth.LoadAsync(again, RunCommand.AddressOf(again)).WaitAsync(Patience);
        Assert.Equal(loaded, await CountAsync(again));
    }

    public void Dispose() => data.Delete(recursive: true);

    private async Task<WebApplication> StartAsync()
    {
        var app = PortalHost.Build(new RunOptions
        {
            Port = 0,
            DataDirectory = data.FullName,
            Environment = Environments.Development,
            Settings = new Dictionary<string, string?>
            {
                ["Database:Provider"] = "Sqlite",
                ["Authentication:DevelopmentIssuer"] = "true",
                ["Logging:LogLevel:Default"] = "Warning",
            },
        });
        await app.StartAsync();
        return app;
    }

    private static async Task<long> CountAsync(WebApplication app)
    {
        await using var connection = await app.Services.GetRequiredService<PortalDatabase>().OpenAsync(CancellationToken.None);
        await using var command = connection.CreateCommand();
        command.CommandText = "select count(*) from dossier";
        return Convert.ToInt64(await command.ExecuteScalarAsync(), CultureInfo.InvariantCulture);
    }

    private static async Task UntilAsync(Func<Task<bool>> condition)
    {
        using var patience = new CancellationTokenSource(Patience);
        while (!await condition())
            await Task.Delay(TimeSpan.FromMilliseconds(5), patience.Token);
    }
}
