using Portal.Grains.Catalogue.Import;

namespace Portal.Grains.Catalogue.Publishing;

/// <summary>A thin shell round the publisher of its process.</summary>
internal sealed class CatalogueGrain(CataloguePublisher publisher) : Grain, ICatalogueGrain
{
    public Task<ImportReport> Import(ImportKind kind, byte[] file, string actor, bool dryRun) =>
        publisher.ImportAsync(kind, file, actor, dryRun, CancellationToken.None);
}
