namespace Portal.Grains.Agencies;

/// <summary>One agency at work; see <see cref="Shared.GrainKeys"/> for its key.</summary>
[Alias("portal.agency-desk")]
public interface IAgencyGrain : IGrainWithStringKey
{
    /// <summary>
    /// Sets aside numbers of a day for one process; they are given out by <see cref="NumberBlocks"/>. Nobody gets them
    /// again: what a process has not used when it ends stays a gap.
    /// </summary>
    /// <param name="day">Day in Vietnam.</param>
    /// <param name="count">How many, 1 to 1,000.</param>
    /// <returns>The first of them.</returns>
    [Alias("reserve-numbers")]
    Task<int> ReserveNumbers(DateOnly day, int count);

    /// <summary>The officer whose turn it is, or <see langword="null"/> when dossiers are assigned by hand.</summary>
    [Alias("next-officer")]
    Task<string?> NextOfficer();

    /// <summary>How dossiers are distributed.</summary>
    [Alias("queue-policy")]
    Task<QueuePolicy> GetQueuePolicy();

    /// <summary>Changes how dossiers are distributed. Who repeats a change that was made gets the same answer.</summary>
    /// <param name="policy">How, with the revision that was read before.</param>
    /// <returns>What holds now, with its revision; <see langword="null"/> when another change came first.</returns>
    [Alias("change-queue-policy")]
    Task<QueuePolicy?> ChangeQueuePolicy(QueuePolicy policy);
}
