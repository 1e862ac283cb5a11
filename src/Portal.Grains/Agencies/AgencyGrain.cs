using Orleans.Runtime;
using Portal.Grains.Dossiers;
using Portal.Grains.Shared;
using Portal.Grains.WorkingTime;

namespace Portal.Grains.Agencies;

/// <summary>Numbers and queue policy of one agency.</summary>
internal sealed class AgencyGrain(
    [PersistentState("agency", StorageNames.Portal)] IPersistentState<AgencyState> state,
    IDossierNumbers numbers) : StoredGrain<AgencyState>(state), IAgencyGrain
{
    private const int FirstBlock = 8;
    private const int LargestBlock = 256;

    private int lastGiven;
    private int block = FirstBlock;

    // Nothing of the stored block is used again after a restart: whether its numbers were given out is not known.
    private int usableUpTo;
    private DateOnly usableDay;
    private int turn = -1;

    public async Task<string> NextNumber(DateTimeOffset now)
    {
        var day = VietnamTime.DateOf(now);
        if (day != usableDay || lastGiven >= usableUpTo)
            await Reserve(day);

        lastGiven++;
        return new DossierNumber(this.Code(), day, lastGiven).ToString();
    }

    public Task<string?> NextOfficer()
    {
        var policy = Current.Policy;
        if (policy.Assignment == Assignment.Manual || policy.Officers.IsEmpty)
            return Task.FromResult<string?>(null);

        // Whose turn it is need not survive a restart.
        turn = (turn + 1) % policy.Officers.Length;
        return Task.FromResult<string?>(policy.Officers[turn]);
    }

    public Task<QueuePolicy> GetQueuePolicy() => Task.FromResult(Current.Policy);

    public async Task SetQueuePolicy(QueuePolicy policy)
    {
        while (!await TrySave(Current with { Policy = policy }))
        {
            // The newest state is there now; the policy goes on top of it.
        }
    }

    private async Task Reserve(DateOnly day)
    {
        var dayNumber = day.DayNumber;

        // A busy agency reserves more at a time, a small one leaves small gaps.
        block = day == usableDay ? Math.Min(block * 2, LargestBlock) : FirstBlock;
        int reserved;
        do
        {
            reserved = Current.Day == dayNumber
                ? Current.ReservedUpTo
                : await numbers.HighestAsync(new DossierNumber(this.Code(), day, 0), CancellationToken.None);
        }
        while (!await TrySave(Current with { Day = dayNumber, ReservedUpTo = reserved + block }));
        (usableDay, lastGiven, usableUpTo) = (day, reserved, reserved + block);
    }
}
