using System.Collections.Concurrent;
using Portal.Grains.Dossiers;
using Portal.Grains.WorkingTime;

namespace Portal.Grains.Agencies;

/// <summary>
/// Gives out dossier numbers from blocks that the agencies' grains set aside for this process: one call for hundreds of
/// numbers. Numbers are unique for ever; gaps are possible after a restart, and several processes take turns.
/// </summary>
/// <param name="reserve">Sets aside numbers: agency, day, how many; gives the first.</param>
internal sealed class NumberBlocks(Func<string, DateOnly, int, Task<int>> reserve)
{
    private readonly ConcurrentDictionary<(string Agency, DateOnly Day), NumberBlock> blocks = new();
    private int newestDay;

    /// <summary>The next number of the day of a moment, such as <c>H44.03-260803-0001</c>.</summary>
    /// <param name="agency">Code of the receiving agency.</param>
    /// <param name="now">The moment of the submission; its day in Vietnam counts.</param>
    public async ValueTask<string> NextAsync(string agency, DateTimeOffset now)
    {
        var day = VietnamTime.DateOf(now);
        ForgetBefore(day);
        var block = blocks.GetOrAdd(
            (agency, day), static (key, reserve) => new(reserve, key.Agency, key.Day), reserve);
        return new DossierNumber(agency, day, await block.NextAsync()).ToString();
    }

    /// <summary>On a new day, the blocks of the day before yesterday go: theirs stay gaps.</summary>
    private void ForgetBefore(DateOnly day)
    {
        var newest = Volatile.Read(ref newestDay);
        if (day.DayNumber <= newest || Interlocked.CompareExchange(ref newestDay, day.DayNumber, newest) != newest)
            return;

        foreach (var key in blocks.Keys)
        {
            if (key.Day.DayNumber < day.DayNumber - 1)
                blocks.TryRemove(key, out _);
        }
    }

    /// <summary>The numbers of one agency and day.</summary>
    private sealed class NumberBlock(Func<string, DateOnly, int, Task<int>> reserve, string agency, DateOnly day)
    {
        private const int Smallest = 8;
        private const int Largest = 256;

        private readonly Lock gate = new();
        private int next;
        private int end;
        private int size = Smallest;
        private Task? refill;

        public async ValueTask<int> NextAsync()
        {
            while (true)
            {
                Task refilled;
                lock (gate)
                {
                    if (next < end)
                        return next++;

                    refilled = refill ??= RefillAsync();
                }

                await refilled;
            }
        }

        /// <summary>A busy agency reserves more at a time, a small one leaves small gaps.</summary>
        private async Task RefillAsync()
        {
            // Off the lock, and out of the turn that happened to come first: others wait for this too.
            await Task.Yield();
            try
            {
                var first = await reserve(agency, day, size);
                lock (gate)
                {
                    (next, end, refill) = (first, first + size, null);
                    size = Math.Min(size * 2, Largest);
                }
            }
            catch
            {
                lock (gate)
                    refill = null;
                throw;
            }
        }
    }
}
