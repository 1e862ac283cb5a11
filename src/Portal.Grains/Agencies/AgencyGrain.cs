using Orleans.Runtime;
using Portal.Grains.Dossiers;
using Portal.Grains.Shared;

namespace Portal.Grains.Agencies;

/// <summary>Numbers and queue policy of one agency.</summary>
internal sealed class AgencyGrain(
    [PersistentState("agency", StorageNames.Portal)] IPersistentState<AgencyState> state,
    IDossierNumbers numbers,
    TimeProvider time) : StoredGrain<AgencyState>(state), IAgencyGrain
{
    private const int LargestReservation = 1_000;

    private int turn = -1;

    // Time stamp: when the database was last asked for the state.
    private long askedAt = time.GetTimestamp();

    public async Task<int> ReserveNumbers(DateOnly day, int count)
    {
        ArgumentOutOfRangeException.ThrowIfNotEqual(count, Math.Clamp(count, 1, LargestReservation));
        while (true)
        {
            var reserved = Current.ReservedOn(day)
                ?? await numbers.HighestAsync(new DossierNumber(this.Code(), day, 0), CancellationToken.None);
            if (await TrySave(Current.Reserve(day, reserved + count)))
                return reserved + 1;
        }
    }

    public async Task<string?> NextOfficer()
    {
        var policy = await GetQueuePolicy();
        if (policy.Assignment == Assignment.Manual || policy.Officers.IsEmpty)
            return null;

        // Whose turn it is need not survive a restart.
        turn = (turn + 1) % policy.Officers.Length;
        return policy.Officers[turn];
    }

    public async Task<QueuePolicy> GetQueuePolicy()
    {
        if (time.GetElapsedTime(askedAt) >= Freshness.Bound)
        {
            askedAt = time.GetTimestamp();
            using var patience = new CancellationTokenSource(Freshness.Patience, time);
            await TryReload(patience.Token);
        }

        return Current.Policy;
    }

    public async Task<QueuePolicy?> ChangeQueuePolicy(QueuePolicy policy)
    {
        var next = policy with { Revision = policy.Revision + 1 };
        await Reload();
        do
        {
            if (Current.Policy.Revision != policy.Revision)
                return Current.Policy.Revision == next.Revision && Current.Policy.IsSameAs(next) ? next : null;
        }
        while (!await TrySave(Current with { Policy = next }));

        return next;
    }
}
