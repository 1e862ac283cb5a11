using Portal.Silo.Commands;
using Portal.Silo.Hosting;

namespace Portal.Silo.Replay.Running;

/// <summary>The portal that a replay drives: one of its own in this process, or one that runs already.</summary>
internal sealed class ReplayPortal : IAsyncDisposable
{
    private readonly WebApplication? app;
    private readonly DirectoryInfo? temporary;

    private ReplayPortal(Uri address, WebApplication? app, DirectoryInfo? temporary) =>
        (Address, this.app, this.temporary) = (address, app, temporary);

    public Uri Address { get; }

    public static ReplayPortal At(Uri address) => new(address, null, null);

    /// <summary>Starts a development portal on a free port of this machine.</summary>
    /// <param name="data">Where its database lives; null for a directory that is deleted afterwards.</param>
    /// <param name="asConfigured">Use the database that the machine is configured for, instead of an embedded one.</param>
    public static async Task<ReplayPortal> StartAsync(string? data, bool asConfigured = false)
    {
        var temporary = data is null ? Directory.CreateTempSubdirectory("portal-replay-") : null;
        var app = PortalHost.Build(new RunOptions
        {
            Port = 0,
            DataDirectory = data ?? temporary!.FullName,
            Demo = false,
            Environment = Environments.Development,
            Settings = data is null && asConfigured ? Settings : Embedded,
        });
        var portal = new ReplayPortal(new Uri("http://localhost"), app, temporary);
        try
        {
            await app.StartAsync();
            return new ReplayPortal(RunCommand.AddressOf(app), app, temporary);
        }
        catch
        {
            await portal.DisposeAsync();
            throw;
        }
    }

    private static Dictionary<string, string?> Embedded => new(Settings)
    {
        ["Database:Provider"] = "Sqlite",
        ["Database:ConnectionString"] = "",
    };

    public async ValueTask DisposeAsync()
    {
        if (app is not null)
        {
            await app.StopAsync();
            await app.DisposeAsync();
        }

        temporary?.Delete(recursive: true);
    }

    /// <summary>
    /// Whatever the machine is configured for: the personas, and no limit to how fast one process may play a whole town.
    /// </summary>
    private static readonly Dictionary<string, string?> Settings = new()
    {
        ["Authentication:DevelopmentIssuer"] = "true",
        // Going on after an interruption repeats requests of a month that is long over by the clock of the machine.
        ["Keep:AnswerDays"] = "36500",
        ["RateLimits:CallerPerSecond"] = "1000000",
        ["RateLimits:CallerBurst"] = "1000000",
        ["RateLimits:AnonymousPerSecond"] = "1000000",
        ["RateLimits:AnonymousBurst"] = "1000000",
        ["Logging:LogLevel:Default"] = "Warning",
    };
}
