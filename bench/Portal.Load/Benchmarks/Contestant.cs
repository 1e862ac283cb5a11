using Portal.Load.Http;
using Portal.Load.Processes;

namespace Portal.Load.Benchmarks;

/// <summary>A server that takes the same submissions.</summary>
/// <param name="Name">First part of its figures' names.</param>
/// <param name="Label">What the reader sees.</param>
/// <param name="StartAsync">Starts it on a fresh database, given by connection string.</param>
/// <param name="SourcesAsync">The requests of each connection.</param>
internal sealed record Contestant(
    string Name,
    string Label,
    Func<BenchContext, string, Task<ServerProcess>> StartAsync,
    Func<BenchContext, ServerProcess, Task<IReadOnlyList<IRequestSource>>> SourcesAsync)
{
    private static readonly string ThisTool = typeof(Contestant).Assembly.Location;

    public static readonly Contestant Floor = HandWritten("floor", "bare minimal API, Npgsql", ["floor"]);

    public static readonly Contestant FloorBatched =
        HandWritten("floor_batched", "the same, one round trip", ["floor", "--batched"]);

    public static readonly Contestant Ef = HandWritten("ef", "bare minimal API, EF Core", ["ef"]);

    public static readonly Contestant Portal = new(
        "submit", "portal, everything on", StartPortalAsync, PortalSourcesAsync);

    private static Contestant HandWritten(string name, string label, string[] arguments) => new(
        name,
        label,
        (_, postgres) => ServerProcess.StartAsync(
            ThisTool, arguments, new Dictionary<string, string> { ["PORTAL_BENCH_POSTGRES"] = postgres }),
        (context, _) => Task.FromResult(Submissions.Sources(context, tokens: null)));

    private static Task<ServerProcess> StartPortalAsync(BenchContext context, string postgres) =>
        PortalServer.StartAsync(context.Options.PortalDll, context.DataDirectory(), postgres);

    private static async Task<IReadOnlyList<IRequestSource>> PortalSourcesAsync(
        BenchContext context, ServerProcess server) => Submissions.Sources(
            context, await PortalServer.CitizenTokensAsync(server.Address, context.Options.Connections));
}
