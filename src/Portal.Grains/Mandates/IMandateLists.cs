using Portal.Grains.Dossiers;
using Portal.Grains.Shared;

namespace Portal.Grains.Mandates;

/// <summary>Mandates, read from their rows. Who may see them is asked here: callers get what is theirs.</summary>
public interface IMandateLists
{
    /// <summary>A page of the mandates that somebody gave, newest first.</summary>
    Task<Page<MandateView>> GivenByAsync(string mandator, PageRequest page, CancellationToken cancellationToken);

    /// <summary>A page of the mandates that a helper holds or held, newest first.</summary>
    Task<Page<MandateView>> HeldByAsync(string helper, PageRequest page, CancellationToken cancellationToken);

    /// <summary>A page of the mandates of a commune, or of all below an agency, newest first.</summary>
    Task<Page<MandateView>> OfAgencyAsync(string agency, PageRequest page, CancellationToken cancellationToken);

    /// <summary>One mandate, or <see langword="null"/> when there is none or the caller has no tie to it.</summary>
    Task<MandateView?> FindAsync(string id, Caller caller, CancellationToken cancellationToken);

    /// <summary>
    /// A page of the dossiers and drafts that a helper filed for others and may see now, newest first: those of which a
    /// mandate of their commune is open.
    /// </summary>
    Task<Page<DossierLine>> DossiersOfHelperAsync(
        Caller helper, PageRequest page, CancellationToken cancellationToken);
}
