using Portal.Grains.Catalogue.Publishing;

namespace Portal.Silo.Jobs;

/// <summary>Takes over what another process published.</summary>
internal sealed class CatalogueJob(CatalogueFeed feed) : IJob
{
    public Task RunAsync(CancellationToken cancellationToken) => feed.RefreshAsync(cancellationToken);
}
