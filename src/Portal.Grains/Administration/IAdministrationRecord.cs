using System.Collections.Immutable;

namespace Portal.Grains.Administration;

/// <summary>The record of what was done to the portal itself. Nothing in it is ever changed.</summary>
public interface IAdministrationRecord
{
    /// <summary>Writes an entry; durable when it returns.</summary>
    Task WriteAsync(AdministrationAct act, CancellationToken cancellationToken);

    /// <summary>Entries, newest first.</summary>
    /// <param name="before">Only those with a smaller position; <see langword="null"/> = from the newest.</param>
    /// <param name="limit">At most so many.</param>
    /// <param name="cancellationToken">Gives up.</param>
    Task<ImmutableArray<AdministrationEntry>> ReadAsync(long? before, int limit, CancellationToken cancellationToken);
}
