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
    /// <summary>What Orleans says before it ends a silo that the others have voted dead.</summary>
    private const string ToldDead = "I have been told I am dead";

    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(200);

    private readonly Lock gate = new();
    private readonly List<string> crashes = [];
    private volatile PortalProcess? current;
    private volatile PortalProcess? expected;
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

    /// <summary>Another build than that of the tests, from the next start on.</summary>
    public string? Program { get; set; }

    /// <summary>How often a process did not get ready, such as without a database.</summary>
    public int FailedStarts { get; private set; }

    /// <summary>How often a silo that nobody had touched was voted dead, as on a machine that is too busy, and ended itself.</summary>
    public int TakenForDead { get; private set; }

    /// <summary>Processes that ended although nobody had killed, frozen or stopped them.</summary>
    public IReadOnlyList<string> Crashes
    {
        get
        {
            lock (gate)
                return [.. crashes];
        }
    }

    /// <summary>The last lines of the process and of the one before it.</summary>
    public string Output
    {
        get
        {
            lock (gate)
                return $"--- before {Name}\n{last}\n--- {Name}\n{current?.Output}";
        }
    }

    /// <summary>The end of this process, whenever it comes, is what a fault is about.</summary>
    public void Expect(PortalProcess process) => expected = process;

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
                await ((Task)process.Ended.WaitAsync(stop)).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
                if (!stop.IsCancellationRequested && expected != process)
                    NoteEnd(process.Output, await process.Ended);
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

    private void NoteEnd(string output, int exitCode)
    {
        lock (gate)
        {
            if (output.Contains(ToldDead, StringComparison.Ordinal))
                TakenForDead++;
            else
                crashes.Add(string.Create(CultureInfo.InvariantCulture, $"{Name} ended by itself with {exitCode}:\n{output}"));
        }
    }

    private void Remember(string output)
    {
        lock (gate)
            last = output;
        current = null;
    }
}
