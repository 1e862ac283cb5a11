using Portal.Grains.Catalogue;

namespace Portal.Silo.Replay;

/// <summary>The shipped catalogue, read for planning; the portal that is driven has its own.</summary>
internal sealed class ReplayCatalogue : ICatalogue
{
    public CatalogueSnapshot Current { get; } = CatalogueSnapshot.Of(
        CatalogueFiles.Read(Path.Combine(AppContext.BaseDirectory, "data"), TimeProvider.System.GetUtcNow()).Content);
}
