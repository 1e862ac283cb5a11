using System.Globalization;
using Portal.Load.Http;
using Portal.Load.Processes;

namespace Portal.Load.Benchmarks.Cluster;

/// <summary>The processes of a <see cref="Formation"/>, on one database.</summary>
internal sealed class PortalCluster : IAsyncDisposable
{
    private readonly List<ServerProcess> servers = [];
    private readonly List<ServerProcess> doors = [];

    public IReadOnlyList<ServerProcess> Servers => servers;

    public IReadOnlyList<ServerProcess> Doors => doors;

    /// <summary>Starts one after the other, as a deployment does.</summary>
    public static async Task<PortalCluster> StartAsync(BenchContext context, Formation formation, string postgres)
    {
        var cluster = new PortalCluster();
        try
        {
            var data = context.DataDirectory();
            foreach (var role in formation.Roles)
            {
                var server = await PortalServer.StartAsync(
                    context.Options.PortalDll, data, postgres, cluster.SettingsOf(role));
                cluster.servers.Add(server);
                if (Formation.IsDoor(role))
                    cluster.doors.Add(server);
            }

            return cluster;
        }
        catch
        {
            await cluster.DisposeAsync();
            throw;
        }
    }

    /// <summary>The requests of each connection; a development portal believes only the tokens of its own process.</summary>
    public async Task<IReadOnlyList<IRequestSource>> SourcesAsync(BenchContext context, int connections)
    {
        var tokens = new string[connections];
        for (var door = 0; door < doors.Count; door++)
        {
            var own = await PortalServer.CitizenTokensAsync(doors[door].Address, tokens.Length);
            for (var i = door; i < tokens.Length; i += doors.Count)
                tokens[i] = own[i];
        }

        return Submissions.Sources(context, tokens, connections);
    }

    public async ValueTask DisposeAsync()
    {
        // API processes first: they ask silos to the end.
        foreach (var server in servers.AsEnumerable().Reverse())
            await server.DisposeAsync();
    }

    private (string Name, string Value)[] SettingsOf(string role) =>
    [
        ("Portal__Role", role),
        ("Cluster__Enabled", "true"),
        ("Cluster__SiloName", string.Create(CultureInfo.InvariantCulture, $"{role}-{servers.Count}")),
        ("Cluster__SiloPort", "0"),
        ("Cluster__GatewayPort", "0"),
        ("Cluster__AdvertisedAddress", "127.0.0.1"),
        ("Database__MigrateAtStart", "true"),
    ];
}
