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
    /// <param name="dossier">The dossier.</param>
    /// <param name="byOfficers">
    /// Files of the agency count, too. Not where an applicant could have named the hash: they would come by what the
    /// agency keeps of others.
    /// </param>
    /// <param name="cancellationToken">Gives up.</param>
    Task<StoredFile?> OfDossierAsync(
        string hash, DossierView dossier, bool byOfficers, CancellationToken cancellationToken);
}

/// <summary>A file in a list.</summary>
/// <param name="Hash">SHA-256, lower-case hexadecimal; what components name.</param>
/// <param name="Size">Bytes.</param>
/// <param name="MediaType">Type, by its bytes.</param>
/// <param name="Name">Name as given.</param>
/// <param name="At">When it was complete.</param>
public sealed record DocumentLine(string Hash, long Size, string MediaType, string Name, DateTimeOffset At);

/// <summary>A file that can be sent.</summary>
/// <param name="Path">Where it lies.</param>
/// <param name="MediaType">Type, by its bytes.</param>
/// <param name="Name">Name as given.</param>
/// <param name="Hash">SHA-256; the entity tag.</param>
public sealed record StoredFile(string Path, string MediaType, string Name, string Hash);
