namespace Portal.Grains.Agencies;

/// <summary>One agency at work; see <see cref="Shared.GrainKeys"/> for its key.</summary>
[Alias("portal.agency-desk")]
public interface IAgencyGrain : IGrainWithStringKey
{
    /// <summary>
    /// The next dossier number of the day, such as <c>H44.03-260803-0001</c>. Unique for ever; gaps are possible after a
    /// restart, since numbers are reserved in blocks.
    /// </summary>
    /// <param name="now">The moment of the submission; its day in Vietnam counts.</param>
    [Alias("next-number")]
    Task<string> NextNumber(DateTimeOffset now);

    /// <summary>The officer whose turn it is, or <see langword="null"/> when dossiers are assigned by hand.</summary>
    [Alias("next-officer")]
    Task<string?> NextOfficer();

    /// <summary>How dossiers are distributed.</summary>
    [Alias("queue-policy")]
    Task<QueuePolicy> GetQueuePolicy();

    /// <summary>Changes how dossiers are distributed.</summary>
    [Alias("set-queue-policy")]
    Task SetQueuePolicy(QueuePolicy policy);
}
