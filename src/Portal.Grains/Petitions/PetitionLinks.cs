using Portal.Grains.Shared;

namespace Portal.Grains.Petitions;

/// <summary>
/// Sees to it that every dossier knows the petitions about it, also when the process or the storage failed right after
/// a petition was sent. Several processes may do this at once: tying twice changes nothing.
/// </summary>
internal sealed class PetitionLinks(PetitionLists petitions, IGrainFactory grains, TimeProvider time)
{
    private const int Batch = 100;

    /// <summary>Longer than a command takes: what was sent before the last look is not looked at again.</summary>
    private static readonly TimeSpan Overlap = TimeSpan.FromHours(1);

    private DateTimeOffset lookFrom = DateTimeOffset.UnixEpoch;

    /// <summary>Ties what is not tied yet; the first look after the start goes back to the beginning.</summary>
    /// <exception cref="AggregateException">Some could not be tied. They keep no other waiting, and are tried again.</exception>
    public async Task LookOnceAsync(CancellationToken cancellationToken)
    {
        var lookedAt = time.GetUtcNow();
        var failures = new List<Exception>();
        var unlinked = await petitions.UnlinkedAsync(lookFrom, "", Batch, cancellationToken);
        while (unlinked.Count > 0)
        {
            foreach (var petition in unlinked)
            {
                try
                {
                    await grains.GetGrain<IPetitionGrain>(petition).LinkDossier();
                }
                catch (Exception failure) when (!StorageOutage.Is(failure))
                {
                    failures.Add(failure);
                }
            }

            unlinked = await petitions.UnlinkedAsync(lookFrom, unlinked[^1], Batch, cancellationToken);
        }

        if (failures.Count > 0)
            throw new AggregateException($"{failures.Count} petitions could not be tied to their dossiers.", failures);

        lookFrom = lookedAt - Overlap;
    }
}
