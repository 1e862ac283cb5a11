using Portal.Load.Measure;
using Portal.Load.Processes;

namespace Portal.Load.Benchmarks;

/// <summary>The portal's submissions on its embedded database: SQLite, WAL, synchronous = FULL.</summary>
internal sealed class SqliteBenchmark : IBenchmark
{
    private const string Family = "sqlite.submit";

    public IReadOnlyList<string> Figures { get; } = [.. Measurement.NamesOf(Family)];

    public async Task RunAsync(BenchContext context, Selection selection, Figures figures)
    {
        Measurement.PrintHead();
        for (var round = 1; round <= context.Options.Rounds; round++)
        {
            await using var server = await PortalServer.StartAsync(
                context.Options.PortalDll, context.DataDirectory(), postgres: null);
            var tokens = await PortalServer.CitizenTokensAsync(server.Address, context.Options.Connections);
            var sources = Submissions.Sources(context, tokens);
            var measurement = Measurement.Take(context, server, sources, "portal on SQLite");
            measurement.PrintRow("portal on SQLite", round);
            measurement.AddTo(figures, Family);
        }
    }
}
