using Portal.Testing.Cluster;
using Portal.Testing.Databases;
using Portal.Testing.Load;
using Portal.Testing.Processes;

namespace Portal.Chaos;

/// <summary>A whole installation on this machine: database, proxy, processes, clients.</summary>
internal sealed class Site : IAsyncDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(2);

    private readonly CancellationTokenSource stop = new();
    private readonly List<Task> kept = [];
    private readonly ChaosOptions options;
    private int turn;

    private Site(ChaosOptions options, ThrowAwayPostgres postgres, FaultyProxy proxy, PortalStore store, SteppedClocks? clocks)
    {
        this.options = options;
        (Postgres, Proxy, Store, Clocks) = (postgres, proxy, store, clocks);
        using var authority = new ClusterAuthority();
        authority.Issue(Certificates);
        var silos = Enumerable.Range(1, options.Silos).Select(i => new Slot("silo", i, StartAsync));
        var apis = Enumerable.Range(1, options.Apis).Select(i => new Slot("api", i, StartAsync));
        Slots = options.Silos == 0 ? [new Slot("all", 1, StartAsync)] : [.. silos, .. apis];
    }

    public ThrowAwayPostgres Postgres { get; }

    public FaultyProxy Proxy { get; }

    public PortalStore Store { get; }

    /// <summary>Clock of each place, by its name; <see langword="null"/> where clocks cannot be set.</summary>
    public SteppedClocks? Clocks { get; }

    public IReadOnlyList<Slot> Slots { get; }

    public Ledger Ledger { get; } = new();

    public bool IsCluster => options.Silos > 0;

    private string Certificates => Path.Combine(Store.DataDirectory, "certificates");

    /// <summary>Another build of the portal; <see langword="null"/> where there is none.</summary>
    public string? NextProgram => options.NextProgram;

    /// <summary>Places that have a process that is ready.</summary>
    public IReadOnlyList<Slot> Ready(string kind) =>
        [.. Slots.Where(slot => slot.Kind == kind && slot.Current is { HasExited: false })];

    public static async Task<Site> StartAsync(ChaosOptions options)
    {
        var postgres = await ThrowAwayPostgres.StartNewAsync(durable: true, options.DiskMegabytes);
        var proxy = new FaultyProxy(postgres.Port);
        PortalStore store = options.Silos > 0
            ? await ClusterStore.CreateAsync(postgres.ConnectionString, proxy.Port)
            : await PostgresStore.CreateAsync(postgres.ConnectionString, proxy.Port);
        var site = new Site(options, postgres, proxy, store, await SteppedClocks.TryMakeAsync(store.DataDirectory));
        try
        {
            await site.FillAsync();
            return site;
        }
        catch (TimeoutException late)
        {
            var output = site.Output;
            await site.DisposeAsync();
            throw new InvalidOperationException($"{late.Message}\n{output}", late);
        }
    }

    /// <summary>One process after the other, as a deployment does.</summary>
    private async Task FillAsync()
    {
        foreach (var slot in Slots)
        {
            kept.Add(Task.Run(() => slot.KeepAsync(stop.Token)));
            await UntilAsync(() => slot.Current is not null, $"{slot.Place} is ready");
        }
    }

    /// <summary>Where the next request goes: the API processes take turns, also those that have just died.</summary>
    public Uri NextAddress()
    {
        var doors = Slots.Where(slot => slot.Kind != "silo" && slot.Address is not null).ToList();
        return doors[(int)((uint)Interlocked.Increment(ref turn) % (uint)doors.Count)].Address!;
    }

    /// <summary>Waits for a condition.</summary>
    public static async Task UntilAsync(Func<bool> condition, string what)
    {
        using var patience = new CancellationTokenSource(Patience);
        while (!condition())
        {
            if (patience.IsCancellationRequested)
                throw new TimeoutException($"Waited in vain until {what}.");
            await Task.Delay(20, CancellationToken.None);
        }
    }

    /// <summary>Processes that ended although nobody had killed, frozen or stopped them.</summary>
    public IReadOnlyList<string> Crashes => [.. Slots.SelectMany(slot => slot.Crashes)];

    public string Output => string.Join('\n', Slots.Select(slot => slot.Output));

    public async ValueTask DisposeAsync()
    {
        await stop.CancelAsync();
        foreach (var slot in Slots)
        {
            if (slot.Current is { } process)
                await process.DisposeAsync();
        }

        await Task.WhenAll(kept);
        Proxy.Dispose();
        await Postgres.DisposeAsync();
        Store.Dispose();
        stop.Dispose();
    }

    /// <summary>The people and their tokens are those of development; whatever else it has of its own is as in production.</summary>
    private Task<PortalProcess> StartAsync(string name, Slot slot)
    {
        var settings = Store is ClusterStore cluster ? PortalCluster.SettingsOf(cluster, slot.Kind, name) : [];
        settings["Cluster__CertificateDirectory"] = Certificates;
        settings["Scores__ClockMaySetBack"] = "false";
        settings["Grains__DetectCallCycles"] = "false";
        foreach (var (key, value) in Clocks?.SettingsOf(slot.Place) ?? new Dictionary<string, string>())
            settings[key] = value;
        return PortalProcess.StartAsync(Store, settings, slot.Program, stop.Token);
    }
}
