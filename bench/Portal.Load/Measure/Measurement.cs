using Portal.Load.Benchmarks;
using Portal.Load.Http;
using Portal.Load.Processes;

namespace Portal.Load.Measure;

/// <summary>One measured round: speed, latencies, and the processor time that one request cost each process.</summary>
internal sealed record Measurement(
    DateTimeOffset StartedAt,
    LoadResult Result,
    double ServerMicros,
    double DatabaseMicros,
    double ClientMicros,
    double OthersShare)
{
    private const double Disturbed = 0.15;

    /// <summary>Last parts of the names of the figures that a measurement gives.</summary>
    private static readonly string[] Parts =
        ["rate", "p50", "p90", "p99", "max", "cpu_server", "cpu_database", "cpu_client"];

    /// <summary>Names of the figures that <see cref="AddTo"/> adds.</summary>
    public static IEnumerable<string> NamesOf(string family) => Parts.Select(part => $"{family}.{part}");

    /// <summary>Warms up, then measures; throws when a single answer was wrong.</summary>
    public static Measurement Take(
        BenchContext context, ServerProcess server, IReadOnlyList<IRequestSource> sources, string what) =>
        Take(context, [server], [server], sources, what);

    /// <summary>Likewise, of several processes that serve together.</summary>
    /// <param name="context">The run.</param>
    /// <param name="servers">All of them: their processor time is added.</param>
    /// <param name="doors">Those that clients talk to, in turn.</param>
    /// <param name="sources">Requests of each connection.</param>
    /// <param name="what">Their name for the reader.</param>
    public static Measurement Take(
        BenchContext context,
        IReadOnlyList<ServerProcess> servers,
        IReadOnlyList<ServerProcess> doors,
        IReadOnlyList<IRequestSource> sources,
        string what)
    {
        int[] ports = [.. doors.Select(door => door.Port)];
        using (var warmup = new LoadClient(ports, sources))
            warmup.Run(context.Options.WarmupOf(servers.Count)).OrFail($"{what}, warm-up");
        using var client = new LoadClient(ports, sources);
        var startedAt = TimeProvider.System.GetUtcNow();
        var before = Times(context, servers);
        var result = client.Run(context.Options.Measured).OrFail(what);
        var after = Times(context, servers);
        var each = 1e6 / result.Latencies.Count;
        var ours = after.Server - before.Server + after.Database - before.Database + after.Client - before.Client;
        return new Measurement(
            startedAt,
            result,
            (after.Server - before.Server).TotalSeconds * each,
            (after.Database - before.Database).TotalSeconds * each,
            (after.Client - before.Client).TotalSeconds * each,
            Math.Max(0, (after.Busy - before.Busy - ours) / (after.Total - before.Total)));
    }

    public void AddTo(Figures figures, string name)
    {
        figures.Add($"{name}.rate", Result.Rate, "requests/s");
        figures.Add($"{name}.p50", Milliseconds(0.5), "ms");
        figures.Add($"{name}.p90", Milliseconds(0.9), "ms");
        figures.Add($"{name}.p99", Milliseconds(0.99), "ms");
        figures.Add($"{name}.max", Result.Latencies.Maximum.TotalMilliseconds, "ms");
        figures.Add($"{name}.cpu_server", ServerMicros, "us/request");
        figures.Add($"{name}.cpu_database", DatabaseMicros, "us/request");
        figures.Add($"{name}.cpu_client", ClientMicros, "us/request");
    }

    public static void PrintHead() => BenchContext.Progress(
        $"{"",-28} {"round",5} {"req/s",8} {"p50",7} {"p90",7} {"p99",7} {"max",7} ms  "
        + $"{"server",7} {"database",8} {"client",6} us of processor per request");

    public void PrintRow(string label, int round)
    {
        BenchContext.Progress(
            $"{label,-28} {round,5} {Figures.Text(Result.Rate),8} {Text(0.5),7} {Text(0.9),7} {Text(0.99),7} "
            + $"{Figures.Text(Result.Latencies.Maximum.TotalMilliseconds),7}     {Figures.Text(ServerMicros),7} "
            + $"{Figures.Text(DatabaseMicros),8} {Figures.Text(ClientMicros),6}");
        if (OthersShare > Disturbed)
            BenchContext.Progress($"  (disturbed: others took {OthersShare:P0} of the processors)");
    }

    private static Snapshot Times(BenchContext context, IReadOnlyList<ServerProcess> servers)
    {
        var (busy, total) = ProcessorTime.OfMachine();
        return new Snapshot(
            servers.Aggregate(TimeSpan.Zero, (sum, server) => sum + ProcessorTime.OfProcess(server.Id)),
            ProcessorTime.OfFamily(context.Postmaster),
            ProcessorTime.OfProcess(Environment.ProcessId),
            busy,
            total);
    }

    private double Milliseconds(double share) => Result.Latencies.Percentile(share).TotalMilliseconds;

    private string Text(double share) => Figures.Text(Milliseconds(share));

    private readonly record struct Snapshot(
        TimeSpan Server, TimeSpan Database, TimeSpan Client, TimeSpan Busy, TimeSpan Total);
}
