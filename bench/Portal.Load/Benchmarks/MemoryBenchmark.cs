using System.Collections.Concurrent;
using System.Diagnostics;
using System.Globalization;
using Portal.Load.Http;
using Portal.Load.Measure;
using Portal.Load.Processes;

namespace Portal.Load.Benchmarks;

/// <summary>
/// Managed memory of one active dossier: what is left after a full collection with many dossiers active, less what is
/// left with few, divided by the difference. Everything that grows with dossiers is in it: grain, state, directory. A
/// dossier that was only submitted rests in the database; accepting it makes it active.
/// </summary>
internal sealed class MemoryBenchmark : IBenchmark
{
    private const string Figure = "memory.bytes_per_dossier_grain";
    private const int Few = 5_000;
    private const int Many = 25_000;

    public IReadOnlyList<string> Figures { get; } = [Figure];

    public async Task RunAsync(BenchContext context, Selection selection, Figures figures)
    {
        var postgres = await context.Database.CreateAsync();
        try
        {
            figures.Add(Figure, await MeasureAsync(context, postgres), "bytes");
        }
        finally
        {
            await context.Database.DropAsync(postgres);
        }
    }

    private static async Task<double> MeasureAsync(BenchContext context, string postgres)
    {
        var data = context.DataDirectory();
        var file = Path.Combine(data, "managed-bytes");
        await using var server = await PortalServer.StartAsync(
            context.Options.PortalDll,
            data,
            postgres,
            ("DOTNET_STARTUP_HOOKS", typeof(StartupHook).Assembly.Location),
            ("PORTAL_BENCH_MEMORY_FILE", file));
        var connections = context.Options.Connections;
        var citizens = await PortalServer.CitizenTokensAsync(server.Address, connections);
        var officers = await PortalServer.ReceptionTokensAsync(
            server.Address, connections, Submissions.AgencyOf(context));
        var submitted = new ConcurrentQueue<SubmittedDossier>();
        var serial = new Serial();
        IRequestSource[] submissions =
            [.. Submissions.Sources(context, citizens).Select(source => new CollectingSource(source, submitted))];
        IRequestSource[] acceptances = [.. officers.Select(token => new AcceptanceSource(token, submitted, serial))];

        Send(server, submissions, Few);
        Send(server, acceptances, Few);
        var few = await ManagedBytesAsync(server, file);
        Send(server, submissions, Many - Few);
        Send(server, acceptances, Many - Few);
        var many = await ManagedBytesAsync(server, file);
        BenchContext.Progress($"managed memory: {few / 1e6:0.0} MB with {Few} active dossiers, {many / 1e6:0.0} MB with {Many}");
        return (many - few) / (double)(Many - Few);
    }

    private static void Send(ServerProcess server, IReadOnlyList<IRequestSource> sources, int count)
    {
        var budget = new LimitedSource.Budget(count);
        using var client = new LoadClient(server.Port, [.. sources.Select(source => new LimitedSource(source, budget))]);
        client.Run(TimeSpan.FromMinutes(5)).OrFail("requests for the memory figure");
    }

    private static async Task<long> ManagedBytesAsync(ServerProcess server, string file)
    {
        File.Delete(file);
        const int user1 = 10;
        server.Signal(user1);
        var started = Stopwatch.GetTimestamp();
        while (!File.Exists(file))
        {
            if (Stopwatch.GetElapsedTime(started) > TimeSpan.FromSeconds(30))
                throw new TimeoutException("The portal did not report its memory.");
            await Task.Delay(50);
        }

        return long.Parse(await File.ReadAllTextAsync(file), CultureInfo.InvariantCulture);
    }
}
