using Portal.Grains.Catalogue.Import;

namespace Portal.Grains.Catalogue;

/// <summary>
/// Publishes into the catalogue, one file after the other: publications are journaled, and only processes with grains
/// may write the journal.
/// </summary>
[Alias("portal.catalogue")]
public interface ICatalogueGrain : IGrainWithStringKey
{
    /// <summary>
    /// Checks a file and publishes it; see <see cref="ICatalogueAdministration"/>. Safe to repeat: what is published
    /// already is unchanged.
    /// </summary>
    [Alias("import")]
    [ResponseTimeout("00:10:00")]
    Task<ImportReport> Import(ImportKind kind, [Immutable] byte[] file, string actor, bool dryRun);
}
