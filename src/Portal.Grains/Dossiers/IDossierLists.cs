using Portal.Grains.Shared;

namespace Portal.Grains.Dossiers;

/// <summary>Lists of dossiers, read from their rows; they never ask grains.</summary>
public interface IDossierLists
{
    /// <summary>A page of an applicant's dossiers and drafts, newest first.</summary>
    Task<Page<DossierLine>> OfApplicantAsync(string subject, PageRequest page, CancellationToken cancellationToken);

    /// <summary>A page of an agency's queue, in the order in which dossiers are due: open ones, unless a status is asked for.</summary>
    Task<Page<DossierLine>> OfAgencyAsync(QueueFilter filter, PageRequest page, CancellationToken cancellationToken);

    /// <summary>How far a dossier is, for whoever knows its number; nothing about persons.</summary>
    Task<DossierProgress?> ProgressAsync(string number, CancellationToken cancellationToken);

    /// <summary>How many open drafts somebody has.</summary>
    Task<int> CountOpenDraftsAsync(string subject, CancellationToken cancellationToken);

    /// <summary>Whether a submitted dossier is somebody's own.</summary>
    Task<bool> IsSubmittedByAsync(string subject, string dossier, CancellationToken cancellationToken);
}
