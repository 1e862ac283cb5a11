using System.Collections.Immutable;

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

/// <summary>Which part of a list is wanted.</summary>
/// <param name="Size">Most lines, 1 to 100.</param>
/// <param name="After">Cursor of the page before, or <see langword="null"/> for the first page.</param>
public sealed record PageRequest(int Size, PageCursor? After);

/// <summary>Where a page ended: sort key and id of its last line.</summary>
/// <param name="SortKey">Unix milliseconds of the column that the list is sorted by.</param>
/// <param name="Id">Id of the last line.</param>
public readonly record struct PageCursor(long SortKey, string Id);

/// <summary>One page.</summary>
/// <param name="Items">The lines.</param>
/// <param name="Next">Where the next page begins, or <see langword="null"/> at the end.</param>
public sealed record Page<TLine>(ImmutableArray<TLine> Items, PageCursor? Next);

/// <summary>Which dossiers of an agency are wanted.</summary>
/// <param name="Agency">Agency; those below it are included.</param>
/// <param name="Status">Only this status; <see langword="null"/>: all that have not ended.</param>
/// <param name="Assignee">Only those of this officer.</param>
/// <param name="Procedure">Only this procedure.</param>
/// <param name="DueBefore">Only open ones that are due before this moment.</param>
public sealed record QueueFilter(
    string Agency,
    DossierStatus? Status,
    string? Assignee,
    string? Procedure,
    DateTimeOffset? DueBefore);

/// <summary>One line of a list.</summary>
/// <param name="Id">Id.</param>
/// <param name="Number">Number; none for drafts.</param>
/// <param name="Status">Status.</param>
/// <param name="Procedure">Procedure code.</param>
/// <param name="Agency">Agency in charge.</param>
/// <param name="Channel">How it came in.</param>
/// <param name="CreatedAt">When it was begun.</param>
/// <param name="SubmittedAt">When it was submitted.</param>
/// <param name="DueAt">When the result is promised.</param>
/// <param name="Assignee">Officer in charge.</param>
/// <param name="Revision">Revision.</param>
public sealed record DossierLine(
    string Id,
    string? Number,
    DossierStatus Status,
    string Procedure,
    string Agency,
    Channel Channel,
    DateTimeOffset CreatedAt,
    DateTimeOffset? SubmittedAt,
    DateTimeOffset? DueAt,
    string? Assignee,
    int Revision);

/// <summary>
/// What anybody may know who has the number: the code and how far it is. Source: Circular 01/2018 Art. 16(2)(d).
/// </summary>
/// <param name="Number">Number.</param>
/// <param name="Status">Status.</param>
/// <param name="CompletedPercent">Degree of completion, 0 to 100.</param>
public sealed record DossierProgress(string Number, DossierStatus Status, int CompletedPercent);
