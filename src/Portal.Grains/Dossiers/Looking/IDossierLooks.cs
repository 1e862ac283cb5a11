using Portal.Grains.Shared;

namespace Portal.Grains.Dossiers.Looking;

/// <summary>Who opened a dossier, beside the applicant: kept so that the applicant can see it.</summary>
public interface IDossierLooks
{
    /// <summary>
    /// Notes that somebody read something. Returns at once; it is written within a second, together with others.
    /// </summary>
    /// <param name="caller">Who.</param>
    /// <param name="dossier">Which dossier; what its applicant reads is not noted.</param>
    /// <param name="what">What of it.</param>
    void Saw(Caller caller, DossierView dossier, LookAt what);

    /// <summary>A page of the looks at a dossier, newest first.</summary>
    Task<Page<LookLine>> OfDossierAsync(string dossier, PageRequest page, CancellationToken cancellationToken);
}
