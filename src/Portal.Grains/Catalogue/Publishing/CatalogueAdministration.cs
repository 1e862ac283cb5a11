using Portal.Grains.Catalogue.Import;
using Portal.Grains.Shared;

namespace Portal.Grains.Catalogue.Publishing;

/// <summary>Has the grain publish, and sees to it that whoever published finds it in this process at once.</summary>
internal sealed class CatalogueAdministration(IGrainFactory grains, CatalogueFeed feed) : ICatalogueAdministration
{
    public async Task<ImportReport> Import(
        ImportKind kind, ReadOnlyMemory<byte> file, string actor, bool dryRun, CancellationToken cancellationToken)
    {
        // A copy: the caller's memory goes back to its pool, and the call may outlive the request.
        var report = await grains.GetCatalogue().Import(kind, file.ToArray(), actor, dryRun);
        if (report.Published)
            await feed.RefreshAsync(cancellationToken);
        return report;
    }
}
