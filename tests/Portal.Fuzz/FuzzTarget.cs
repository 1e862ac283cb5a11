using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.Extensions.DependencyInjection;
using Portal.Grains.Journal.Streams;
using Portal.Grains.Journal.Verifying;
using Portal.Grains.Scoring.Folding;
using Portal.Grains.Storage;
using Portal.Silo.Hosting;

namespace Portal.Fuzz;

/// <summary>A portal of the fuzzer's own, on an empty database that is gone afterwards.</summary>
internal sealed class FuzzTarget : IAsyncDisposable
{
    private readonly WebApplication app;
    private readonly string folder;

    private FuzzTarget(WebApplication app, string folder) => (this.app, this.folder) = (app, folder);

    public Uri Address => new(app.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.First());

    public static async Task<FuzzTarget> StartAsync()
    {
        var folder = Directory.CreateTempSubdirectory("portal-fuzz-").FullName;
        const string NoLimit = "1000000";
        var settings = new Dictionary<string, string?>
        {
            ["Documents:Directory"] = Path.Combine(folder, "documents"),
            ["RateLimits:CallerPerSecond"] = NoLimit,
            ["RateLimits:CallerBurst"] = NoLimit,
            ["RateLimits:AnonymousPerSecond"] = NoLimit,
            ["RateLimits:AnonymousBurst"] = NoLimit,
            ["Logging:LogLevel:Default"] = "Error",
        };
        if (Environment.GetEnvironmentVariable("PORTAL_FUZZ_POSTGRES") is { Length: > 0 } postgres)
        {
            settings["Database:Provider"] = nameof(DatabaseKind.PostgreSql);
            settings["Database:ConnectionString"] = postgres;
        }

        var app = PortalHost.Build(new RunOptions
        {
            Port = 0, Demo = false, DataDirectory = folder, Environment = "Development", Settings = settings,
        });
        await app.StartAsync();
        // Until its counters are built, a portal refuses to tell scores with 503, as it should: that is not looked for.
        await app.Services.GetRequiredService<IScoreFold>().CatchUpAsync(CancellationToken.None);
        return new FuzzTarget(app, folder);
    }

    /// <summary>Whether every chain is whole and every state equals its replay.</summary>
    public Task<JournalVerification> VerifyAsync() =>
        new JournalVerifier(app.Services.GetRequiredService<PortalDatabase>(), StreamReplay.RowOf)
            .VerifyAsync(null, CancellationToken.None);

    public async ValueTask DisposeAsync()
    {
        await app.StopAsync();
        await app.DisposeAsync();
        Directory.Delete(folder, recursive: true);
    }
}
