using Portal.Grains.Catalogue;
using Portal.Grains.Catalogue.Publishing;

namespace Portal.Silo.Hosting;

/// <summary>
/// Reads the catalogue before the first request; the shipped files fill an empty one. A process that may not publish takes
/// what is there and what others publish later.
/// </summary>
internal sealed partial class CatalogueStartup(
    CatalogueFeed feed,
    ICatalogue catalogue,
    IServiceProvider services,
    ILogger<CatalogueStartup> logger) : IHostedService
{
    public async Task StartAsync(CancellationToken cancellationToken)
    {
        if (services.GetService<CataloguePublisher>() is { } publisher)
            await publisher.StartAsync(Path.Combine(AppContext.BaseDirectory, "data"), cancellationToken);
        else
            await feed.RefreshAsync(cancellationToken);
        LogLoaded(logger, catalogue.Current.Agencies.All.Length, catalogue.Current.Procedures.Length);
    }

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    [LoggerMessage(1001, LogLevel.Information, "Catalogue: {Agencies} agencies, {Procedures} procedures")]
    private static partial void LogLoaded(ILogger logger, int agencies, int procedures);
}
