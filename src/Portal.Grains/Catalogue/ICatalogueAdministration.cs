using Portal.Grains.Catalogue.Import;

namespace Portal.Grains.Catalogue;

/// <summary>Publishes into the catalogue; for administrators.</summary>
public interface ICatalogueAdministration
{
    /// <summary>
    /// Checks a file against the catalogue and, unless it is a dry run or has errors, publishes what it adds and
    /// changes. All or nothing per file as far as errors go; importing the same file again changes nothing.
    /// </summary>
    /// <param name="kind">What the file holds.</param>
    /// <param name="file">The file, JSON in UTF-8.</param>
    /// <param name="actor">Who publishes: an opaque subject id with role.</param>
    /// <param name="dryRun">Only say what would happen.</param>
    /// <param name="cancellationToken">Gives up waiting; a publication under way is finished.</param>
    Task<ImportReport> Import(
        ImportKind kind, ReadOnlyMemory<byte> file, string actor, bool dryRun, CancellationToken cancellationToken);
}
