using System.Collections.Immutable;
using Portal.Grains.Shared;

namespace Portal.Grains.Dossiers;

/// <summary>What happened to a dossier, from its journal. Whether the caller may see it is asked of the grain first.</summary>
public interface IDossierHistory
{
    /// <summary>A page of entries, oldest first.</summary>
    /// <param name="id">Id of the dossier.</param>
    /// <param name="reader">Role of the reader: what officers tell each other is for officers.</param>
    /// <param name="after">Sequence number after which the page begins; 0 for the first page.</param>
    /// <param name="size">Most entries.</param>
    /// <param name="cancellationToken">Gives up.</param>
    Task<ImmutableArray<HistoryLine>> OfAsync(
        string id, Role reader, int after, int size, CancellationToken cancellationToken);

    /// <summary>The dossier with what the agency told the applicant and what still holds, and with the words of the rating.</summary>
    /// <param name="dossier">The dossier as the grain gave it to this reader.</param>
    /// <param name="reader">Role of the reader; a helper is one who reads what they filed for somebody.</param>
    /// <param name="cancellationToken">Gives up.</param>
    Task<DossierView> WithNoticesAsync(DossierView dossier, Role reader, CancellationToken cancellationToken);
}
