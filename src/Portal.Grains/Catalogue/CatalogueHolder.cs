namespace Portal.Grains.Catalogue;

/// <summary>Holds the newest snapshot; a publication swaps content and snapshot together.</summary>
internal sealed class CatalogueHolder : ICatalogue
{
    private volatile Held held = new(CatalogueContent.Empty, CatalogueSnapshot.Empty);

    public CatalogueSnapshot Current => held.Snapshot;

    public CatalogueContent Content => held.Content;

    public void Swap(CatalogueContent content) =>
        held = new Held(content, CatalogueSnapshot.Of(content, held.Snapshot));

    private sealed record Held(CatalogueContent Content, CatalogueSnapshot Snapshot);
}
