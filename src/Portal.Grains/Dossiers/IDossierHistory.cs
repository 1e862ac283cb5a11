using System.Collections.Immutable;

namespace Portal.Grains.Dossiers;

/// <summary>What happened to a dossier, from its journal. Whether the caller may see it is asked of the grain first.</summary>
public interface IDossierHistory
{
    /// <summary>A page of entries, oldest first.</summary>
    /// <param name="id">Id of the dossier.</param>
    /// <param name="after">Sequence number after which the page begins; 0 for the first page.</param>
    /// <param name="size">Most entries.</param>
    /// <param name="cancellationToken">Gives up.</param>
    Task<ImmutableArray<HistoryLine>> OfAsync(string id, int after, int size, CancellationToken cancellationToken);
}

/// <summary>One thing that happened.</summary>
/// <param name="Revision">Number of the entry, which is the revision after it.</param>
/// <param name="At">When.</param>
/// <param name="By">Role that did it.</param>
/// <param name="Event">What, such as <c>dossier.accepted</c>.</param>
/// <param name="Hash">Hash that chains the entry to the one before, lower-case hex.</param>
public sealed record HistoryLine(int Revision, DateTimeOffset At, string By, string Event, string Hash);
