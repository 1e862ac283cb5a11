using Portal.Grains.Catalogue;

namespace Portal.Silo.Hosting;

/// <summary>The catalogue as it is shipped under <c>data/</c>.</summary>
internal sealed class ShippedCatalogue(TimeProvider time) : ICatalogue
{
    public CatalogueSnapshot Current { get; } = CatalogueSnapshot.Of(
        CatalogueFiles.Read(Path.Combine(AppContext.BaseDirectory, "data"), time.GetUtcNow()).Content);
}
