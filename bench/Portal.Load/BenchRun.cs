using System.Net.Sockets;
using Portal.Load.Benchmarks;
using Portal.Load.Benchmarks.Cluster;
using Portal.Load.Benchmarks.Scores;
using Portal.Load.Measure;
using Portal.Load.Processes;

namespace Portal.Load;

/// <summary>A run of the wanted benchmarks, one after the other.</summary>
internal static class BenchRun
{
    private static readonly IBenchmark[] Benchmarks =
    [
        new SubmissionBenchmark(),
        new TransitionBenchmark(),
        new ClusterBenchmark(),
        new SqliteBenchmark(),
        new MemoryBenchmark(),
        new FreshnessBenchmark(),
        new FoldBenchmark(),
        new RankingBenchmark(),
        new RecomputeBenchmark(),
    ];

    public static async Task<int> MainAsync(string[] args)
    {
        try
        {
            return await RunAsync(BenchOptions.Parse(args));
        }
        catch (Exception failure) when (failure is ArgumentException or BenchFailedException or TimeoutException
            or InvalidOperationException or SocketException or HttpRequestException)
        {
            await Console.Error.WriteLineAsync($"bench: {failure.Message}");
            return 1;
        }
    }

    private static async Task<int> RunAsync(BenchOptions options)
    {
        if (options.List)
        {
            foreach (var name in Benchmarks.SelectMany(benchmark => benchmark.Figures))
                Console.WriteLine(name);
            return 0;
        }

        var selection = new Selection(options.Only);
        var wanted = Benchmarks.Where(benchmark => selection.WantsAny(benchmark.Figures)).ToArray();
        if (wanted.Length == 0)
            throw new ArgumentException($"No figure begins with '{options.Only}'. See ./portal bench --list.");

        using var context = await ContextAsync(options);
        var figures = new Figures();
        foreach (var benchmark in wanted)
            await benchmark.RunAsync(context, selection, figures);
        figures.Print(Console.Out, selection);
        return 0;
    }

    private static async Task<BenchContext> ContextAsync(BenchOptions options)
    {
        if (options.Postgres.Length == 0)
            throw new ArgumentException("PORTAL_BENCH_POSTGRES is not set. Use ./portal bench.");
        var database = new BenchDatabase(options.Postgres);
        var payload = await File.ReadAllTextAsync(Path.Combine(AppContext.BaseDirectory, "payload.json"));
        return new BenchContext(options, database, await database.PostmasterAsync(), payload);
    }
}
