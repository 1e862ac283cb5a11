using Dapper;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Portal.Grains.Catalogue;
using Portal.Grains.Journal.Streams;
using Portal.Grains.Journal.Verifying;
using Portal.Grains.Scoring;
using Portal.Grains.Scoring.Folding;
using Portal.Grains.Scoring.History;
using Portal.Grains.Storage;
using Portal.Silo.Hosting;

namespace Portal.Api.Tests.Running;

/// <summary>The whole portal, on Kestrel at a free port of this machine.</summary>
internal sealed class RunningPortal : IAsyncDisposable
{
    private readonly WebApplication app;
    private readonly string documents;

    /// <summary>Where files of documents lie.</summary>
    public string Documents => documents;

    private RunningPortal(WebApplication app, Uri address, string documents)
    {
        this.app = app;
        this.documents = documents;
        Address = address;
        Api = new ApiClient(address);
        Desk = new Desk(Api, Catalogue);
    }

    public Uri Address { get; }

    public ApiClient Api { get; }

    public Desk Desk { get; }

    public IServiceProvider Services => app.Services;

    public CatalogueSnapshot Catalogue => Services.GetRequiredService<ICatalogue>().Current;

    public static async Task<RunningPortal> StartAsync(
        PortalDatabaseOptions database,
        IReadOnlyDictionary<string, string?>? settings = null,
        Action<WebApplicationBuilder>? adjust = null,
        string environment = "Development")
    {
        var documents = Path.Combine(Path.GetTempPath(), $"portal-documents-{Guid.NewGuid():N}");
        var all = new Dictionary<string, string?>
        {
            ["Documents:Directory"] = documents,
            ["Database:Provider"] = database.Provider.ToString(),
            ["Database:ConnectionString"] = database.ConnectionString,
            ["RateLimits:CallerPerSecond"] = "1000000",
            ["RateLimits:CallerBurst"] = "1000000",
            ["RateLimits:AnonymousPerSecond"] = "1000000",
            ["RateLimits:AnonymousBurst"] = "1000000",
            // A machine that is busy with other tests is no overload.
            ["Overload:Anonymous:WaitMilliseconds"] = "60000",
            ["Overload:Reading:WaitMilliseconds"] = "60000",
            ["Overload:Working:WaitMilliseconds"] = "60000",
            ["Overload:Sending:WaitMilliseconds"] = "60000",
            ["Logging:LogLevel:Default"] = "Warning",
        };
        foreach (var (name, value) in settings ?? new Dictionary<string, string?>())
            all[name] = value;

        var app = PortalHost.Build(new RunOptions
        {
            Port = 0,
            Demo = false,
            DataDirectory = database.DataDirectory,
            Environment = environment,
            Settings = all,
            Adjust = builder =>
            {
                builder.Logging.AddProvider(new ErrorLog());
                adjust?.Invoke(builder);
            },
        });
        try
        {
            await app.StartAsync();
            var addresses = app.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!;
            return new RunningPortal(app, new Uri(addresses.Addresses.First()), documents);
        }
        catch
        {
            await app.DisposeAsync();
            throw;
        }
    }

    /// <summary>How many entries all journals hold together.</summary>
    public async Task<long> CountEntriesAsync()
    {
        await using var connection = await Services.GetRequiredService<PortalDatabase>().OpenAsync(CancellationToken.None);
        var tables = StreamTables.All.Select(table => $"(select count(*) from {table.EventTable})");
        return await connection.ExecuteScalarAsync<long>("select " + string.Join(" + ", tables));
    }

    /// <summary>Brings the scores up to date with everything that has happened.</summary>
    public Task FoldAsync() => Services.GetRequiredService<IScoreFold>().CatchUpAsync(CancellationToken.None);

    /// <summary>Puts a month on record, whether it has ended or not.</summary>
    public Task FreezeAsync(string month) => ScorePeriod.TryParse(month, out var period)
        ? Services.GetRequiredService<MonthFreezer>().FreezeAsync(period, CancellationToken.None)
        : throw new ArgumentException("This is no month.", nameof(month));

    /// <summary>Every chain, every row, and every stream replayed.</summary>
    public Task<JournalVerification> VerifyAsync() =>
        new JournalVerifier(Services.GetRequiredService<PortalDatabase>(), StreamReplay.RowOf).VerifyAsync(null, CancellationToken.None);

    public async ValueTask DisposeAsync()
    {
        Api.Dispose();
        await app.StopAsync();
        await app.DisposeAsync();
        if (Directory.Exists(documents))
            Directory.Delete(documents, recursive: true);
    }
}
