namespace Portal.Grains.Catalogue;

/// <summary>
/// The published catalogue: agencies, procedures, forms, holidays. Held in memory as one immutable snapshot that a
/// publication swaps as a whole, so a reader that keeps <see cref="Current"/> sees one consistent state.
/// </summary>
public interface ICatalogue
{
    /// <summary>The newest snapshot; reading it costs nothing.</summary>
    CatalogueSnapshot Current { get; }
}
