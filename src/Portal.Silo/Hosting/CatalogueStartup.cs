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
    StartPatience patience,
    IServiceProvider services,
    ILogger<CatalogueStartup> logger) : IHostedService
{
    public async Task StartAsync(CancellationToken cancellationToken)
    {
        await patience.WaitAsync(ReadAsync, cancellationToken);
        LogLoaded(logger, catalogue.Current.Agencies.All.Length, catalogue.Current.Procedures.Length);
    }

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    private Task ReadAsync(CancellationToken cancellationToken) => services.GetService<CataloguePublisher>() is { } publisher
        ? publisher.StartAsync(Path.Combine(AppContext.BaseDirectory, "data"), cancellationToken)
        : feed.RefreshAsync(cancellationToken);

    [LoggerMessage(1001, LogLevel.Information, "Catalogue: {Agencies} agencies, {Procedures} procedures")]
    private static partial void LogLoaded(ILogger logger, int agencies, int procedures);
}
