using Portal.Load.Measure;

namespace Portal.Load.Benchmarks.Cluster;

/// <summary>
/// The submissions of <see cref="SubmissionBenchmark"/> to a portal of several processes. They share one machine, so what
/// each submission costs the processors says more than how many there are in a second.
/// </summary>
internal sealed class ClusterBenchmark : IBenchmark
{
    private static readonly (string Figure, Formation Above, Formation Below)[] Ratios =
    [
        ("cluster.apart_to_cohosted", Formation.Apart, Formation.Cohosted),
        ("cluster.two_silos_to_one", Formation.TwoSilos, Formation.Apart),
        ("cluster.two_loaded_to_one", Formation.TwoLoaded, Formation.Apart),
        ("cluster.two_cohosted_to_one", Formation.TwoCohosted, Formation.Cohosted),
    ];

    public IReadOnlyList<string> Figures { get; } =
        [.. Formation.Every.SelectMany(FiguresOf), .. Ratios.Select(ratio => ratio.Figure)];

    public async Task RunAsync(BenchContext context, Selection selection, Figures figures)
    {
        if (context.Options.Engine != "Orleans")
        {
            const string Refusal = "The figures 'cluster' need the Orleans engine: ./portal bench --engine Orleans --only cluster";
            if (context.Options.Only is not null)
                throw new BenchFailedException(Refusal);
            BenchContext.Progress(Refusal);
            return;
        }

        var wanted = Formation.Every.Where(formation => IsNeeded(formation, selection)).ToArray();
        Measurement.PrintHead();
        for (var round = 1; round <= context.Options.Rounds; round++)
        {
            foreach (var formation in wanted)
                await MeasureAsync(context, formation, round, figures);
        }

        foreach (var (figure, above, below) in Ratios)
        {
            if (wanted.Contains(above) && wanted.Contains(below))
                figures.Add(figure, CostOf(above, figures) / CostOf(below, figures), "x");
        }
    }

    private static IEnumerable<string> FiguresOf(Formation formation) =>
        [.. Measurement.NamesOf(formation.Family), $"{formation.Family}.batch_mean"];

    /// <summary>Processor time of a submission, servers and database together.</summary>
    private static double CostOf(Formation formation, Figures figures) =>
        figures.Median($"{formation.Family}.cpu_server") + figures.Median($"{formation.Family}.cpu_database");

    private static bool IsNeeded(Formation formation, Selection selection) =>
        selection.WantsAny(FiguresOf(formation))
        || Ratios.Any(ratio => selection.Wants(ratio.Figure) && (ratio.Above == formation || ratio.Below == formation));

    private static async Task MeasureAsync(BenchContext context, Formation formation, int round, Figures figures)
    {
        var postgres = await context.Database.CreateAsync();
        try
        {
            await using var cluster = await PortalCluster.StartAsync(context, formation, postgres);
            var sources = await cluster.SourcesAsync(context, context.Options.Connections * formation.Clients);
            var measurement = Measurement.Take(context, cluster.Servers, cluster.Doors, sources, formation.Label);
            measurement.PrintRow(formation.Label, round);
            measurement.AddTo(figures, formation.Family);
            var batches = await JournalBatches.SizesAsync(postgres, measurement.StartedAt);
            figures.Add($"{formation.Family}.batch_mean", batches[0], JournalBatches.Unit);
        }
        finally
        {
            await context.Database.DropAsync(postgres);
        }
    }
}
