using System.Collections.Concurrent;
using Portal.Load.Http;
using Portal.Load.Measure;
using Portal.Load.Processes;

namespace Portal.Load.Benchmarks;

/// <summary>Steps of existing dossiers: each submitted dossier is accepted once by an officer at the counter.</summary>
internal sealed class TransitionBenchmark : IBenchmark
{
    private const string Family = "transitions";

    public IReadOnlyList<string> Figures { get; } = [.. Measurement.NamesOf(Family)];

    public async Task RunAsync(BenchContext context, Selection selection, Figures figures)
    {
        Measurement.PrintHead();
        for (var round = 1; round <= context.Options.Rounds; round++)
        {
            var postgres = await context.Database.CreateAsync();
            try
            {
                var measurement = await MeasureAsync(context, postgres);
                measurement.PrintRow("portal, acceptances", round);
                measurement.AddTo(figures, Family);
            }
            finally
            {
                await context.Database.DropAsync(postgres);
            }
        }
    }

    private static async Task<Measurement> MeasureAsync(BenchContext context, string postgres)
    {
        await using var server = await PortalServer.StartAsync(
            context.Options.PortalDll, context.DataDirectory(), postgres);
        var dossiers = await SubmitAsync(context, server);
        var tokens = await PortalServer.ReceptionTokensAsync(
            server.Address, context.Options.Connections, Submissions.AgencyOf(context));
        // The end of the store ends the round when it comes before the end of the time.
        var serial = new Serial();
        IRequestSource[] sources = [.. tokens.Select(token => new AcceptanceSource(token, dossiers, serial))];
        return Measurement.Take(context, server, sources, "acceptances");
    }

    // As long as warm-up and round together: accepting is not much faster than submitting.
    private static async Task<ConcurrentQueue<SubmittedDossier>> SubmitAsync(BenchContext context, ServerProcess server)
    {
        var dossiers = new ConcurrentQueue<SubmittedDossier>();
        var tokens = await PortalServer.CitizenTokensAsync(server.Address, context.Options.Connections);
        IRequestSource[] sources =
            [.. Submissions.Sources(context, tokens).Select(source => new CollectingSource(source, dossiers))];
        using var client = new LoadClient(server.Port, sources);
        client.Run(context.Options.Warmup + context.Options.Measured).OrFail("submissions before acceptances");
        return dossiers;
    }
}
