using System.Globalization;
using Portal.Testing.Processes;

namespace Portal.Chaos;

/// <summary>
/// A place for one process, as an orchestrator has it: when what stands there ends, whatever way, the next one is started.
/// </summary>
/// <param name="kind"><c>silo</c>, <c>api</c> or <c>all</c>.</param>
/// <param name="index">Number among its kind.</param>
/// <param name="start">Starts a process of that name.</param>
internal sealed class Slot(string kind, int index, Func<string, Slot, Task<PortalProcess>> start)
{
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(200);

    private readonly Lock gate = new();
    private volatile PortalProcess? current;
    private int starts;
    private string last = "";

    public string Kind => kind;

    /// <summary>Name of the place.</summary>
    public string Place => string.Create(CultureInfo.InvariantCulture, $"{kind}{index}");

    /// <summary>Name of the newest process there.</summary>
    public string Name => string.Create(CultureInfo.InvariantCulture, $"{Place}-{starts}");

    /// <summary>The process that is ready; <see langword="null"/> while there is none.</summary>
    public PortalProcess? Current => current;

    /// <summary>Where it is, or was before it died; <see langword="null"/> before the first start.</summary>
    public Uri? Address { get; private set; }

    /// <summary>How often a process did not get ready, such as without a database.</summary>
    public int FailedStarts { get; private set; }

    /// <summary>The last lines of the process and of the one before it.</summary>
    public string Output
    {
        get
        {
            lock (gate)
                return $"--- before {Name}\n{last}\n--- {Name}\n{current?.Output}";
        }
    }

    /// <summary>Keeps the place taken until told to stop.</summary>
    public async Task KeepAsync(CancellationToken stop)
    {
        while (!stop.IsCancellationRequested)
        {
            if (await TryStartAsync() is not { } process)
            {
                await Task.Delay(Pause, CancellationToken.None);
                continue;
            }

            await using (process)
            {
                Address = process.Address;
                current = process;
                await process.Ended.WaitAsync(stop).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
                Remember(process.Output);
            }
        }
    }

    private async Task<PortalProcess?> TryStartAsync()
    {
        try
        {
            starts++;
            return await start(Name, this);
        }
        catch (InvalidOperationException problem)
        {
            FailedStarts++;
            Remember($"{problem.Message}\n{problem.InnerException?.Message}");
            return null;
        }
    }

    private void Remember(string output)
    {
        lock (gate)
            last = output;
        current = null;
    }
}
