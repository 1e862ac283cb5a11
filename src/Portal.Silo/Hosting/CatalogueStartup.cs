using Portal.Grains.Catalogue;
using Portal.Grains.Catalogue.Publishing;

namespace Portal.Silo.Hosting;

/// <summary>Reads the catalogue before the first request; the shipped files fill an empty one.</summary>
internal sealed partial class CatalogueStartup(
    CataloguePublisher publisher,
    ICatalogue catalogue,
    ILogger<CatalogueStartup> logger) : IHostedService
{
    public async Task StartAsync(CancellationToken cancellationToken)
    {
        await publisher.StartAsync(Path.Combine(AppContext.BaseDirectory, "data"), cancellationToken);
        LogLoaded(logger, catalogue.Current.Agencies.All.Length, catalogue.Current.Procedures.Length);
    }

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    [LoggerMessage(LogLevel.Information, "Catalogue: {Agencies} agencies, {Procedures} procedures")]
    private static partial void LogLoaded(ILogger logger, int agencies, int procedures);
}
