using System.Collections.Concurrent;
using System.Globalization;
using Portal.Testing.Databases;
using Portal.Testing.Processes;

namespace Portal.Testing.Cluster;

/// <summary>
/// Silos and API processes of the built portal on one database, each of which can be killed, frozen, stopped and
/// replaced. On the Orleans engine only.
/// </summary>
/// <param name="store">The database.</param>
/// <param name="settings">Further environment variables of every process.</param>
internal sealed class PortalCluster(ClusterStore store, IReadOnlyDictionary<string, string>? settings = null)
    : IAsyncDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(2);

    private readonly ConcurrentDictionary<string, PortalProcess> running = new();
    private int started;

    public ClusterStore Store => store;

    /// <summary>Names of the silos that were started and not ended by the test.</summary>
    public IReadOnlyList<string> Silos => Named("silo-");

    /// <summary>Names of the API processes that were started and not ended by the test.</summary>
    public IReadOnlyList<string> Apis => Named("api-");

    /// <summary>Where an API process is; with several, they take turns by what is asked for.</summary>
    public Uri AddressOf(int turn = 0) => running[Apis[turn % Apis.Count]].Address;

    /// <summary>The process of that name.</summary>
    public PortalProcess this[string name] => running[name];

    /// <summary>Starts silos one after the other, as a deployment does, then API processes at once.</summary>
    public async Task StartAsync(int silos, int apis)
    {
        for (var i = 0; i < silos; i++)
            await StartSiloAsync();
        await Task.WhenAll(Enumerable.Range(0, apis).Select(_ => StartApiAsync()));
    }

    /// <summary>Starts a silo and waits until it has joined; gives its name.</summary>
    public Task<string> StartSiloAsync() => StartAsync("silo");

    /// <summary>Starts an API process and waits until it may be sent requests; gives its name.</summary>
    public Task<string> StartApiAsync() => StartAsync("api");

    /// <summary><c>kill -9</c>, without waiting for anybody to notice.</summary>
    public async Task KillAsync(string name)
    {
        await running[name].KillAsync();
        await RemoveAsync(name);
    }

    /// <summary>SIGTERM; gives the exit code.</summary>
    public async Task<int> StopAsync(string name, TimeSpan limit)
    {
        var exitCode = await running[name].StopAsync(limit);
        await RemoveAsync(name);
        return exitCode;
    }

    /// <summary>Forgets a process that has ended by itself.</summary>
    public async Task RemoveAsync(string name)
    {
        if (running.TryRemove(name, out var gone))
            await gone.DisposeAsync();
    }

    /// <summary>What the members' table says, newest start last.</summary>
    public async Task<IReadOnlyList<ClusterMember>> MembersAsync()
    {
        await using var connection = await store.OpenAsync();
        return await connection.QueryAsync(
            "SELECT silo_name, status FROM cluster_member ORDER BY generation",
            row => new ClusterMember(row.GetString(0), row.GetInt32(1)));
    }

    /// <summary>Waits until the cluster has taken a silo for dead.</summary>
    public Task UntilDeadAsync(string silo) => UntilAsync(
        async () => (await MembersAsync()).Any(member => member.Name == silo && member.Status == ClusterMember.Dead),
        $"{silo} is taken for dead");

    /// <summary>Waits for a condition.</summary>
    public async Task UntilAsync(Func<Task<bool>> condition, string what)
    {
        using var patience = new CancellationTokenSource(Patience);
        while (!await condition())
        {
            if (patience.IsCancellationRequested)
                throw new TimeoutException($"Waited in vain until {what}.\n{Output}");
            await Task.Delay(50, CancellationToken.None);
        }
    }

    /// <summary>The last lines of every process.</summary>
    public string Output => string.Join('\n', running.Select(one => $"--- {one.Key}\n{one.Value.Output}"));

    public async ValueTask DisposeAsync()
    {
        foreach (var name in running.Keys)
            await RemoveAsync(name);
    }

    /// <summary>Environment variables of a silo or an API process.</summary>
    public static Dictionary<string, string> SettingsOf(ClusterStore store, string kind, string name) => new()
    {
        ["Portal__Role"] = kind,
        ["Cluster__Enabled"] = "true",
        ["Cluster__SiloName"] = name,
        ["Cluster__SiloPort"] = "0",
        ["Cluster__GatewayPort"] = "0",
        ["Cluster__AdvertisedAddress"] = "127.0.0.1",
        ["Database__ConnectionString"] = store.As(kind == "silo" ? store.SiloRole : store.ApiRole, name),
        ["Database__MigrateAtStart"] = "false",
    };

    private async Task<string> StartAsync(string kind)
    {
        var name = string.Create(CultureInfo.InvariantCulture, $"{kind}-{Interlocked.Increment(ref started)}");
        var own = SettingsOf(store, kind, name);
        foreach (var (key, value) in settings ?? new Dictionary<string, string>())
            own.TryAdd(key, value);
        running[name] = await PortalProcess.StartAsync(store, own);
        return name;
    }

    private List<string> Named(string prefix) =>
        [.. running.Keys.Where(name => name.StartsWith(prefix, StringComparison.Ordinal)).Order(StringComparer.Ordinal)];
}
