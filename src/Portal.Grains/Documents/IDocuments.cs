using Portal.Grains.Dossiers;
using Portal.Grains.Shared;

namespace Portal.Grains.Documents;

/// <summary>Files that are there whole.</summary>
public interface IDocuments
{
    /// <summary>A page of somebody's own files, newest first.</summary>
    Task<Page<DocumentLine>> OfOwnerAsync(string owner, PageRequest page, CancellationToken cancellationToken);

    /// <summary>One of the caller's own files, or <see langword="null"/>.</summary>
    Task<StoredFile?> OwnAsync(string hash, Caller caller, CancellationToken cancellationToken);

    /// <summary>
    /// A file of a dossier that the caller may see, or <see langword="null"/> when nobody who has to do with the dossier
    /// has uploaded it: to know a hash gives no right to the file.
    /// </summary>
    /// <param name="hash">Hash that the dossier names.</param>
    /// <param name="byOfficers">
    /// Files of the agency count, too. Not where an applicant could have named the hash: they would come by what the
    /// agency keeps of others.
    /// </param>
    /// <param name="cancellationToken">Gives up.</param>
    Task<StoredFile?> OfDossierAsync(
        string hash, DossierView dossier, bool byOfficers, CancellationToken cancellationToken);
}
