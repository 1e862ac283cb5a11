using Portal.Load.Measure;

namespace Portal.Load.Benchmarks;

/// <summary>
/// Submissions per second of the portal and of the hand-written servers, in alternating rounds. Every round of every
/// contestant has a fresh process and a fresh database, so that none is measured with the leavings of another.
/// </summary>
internal sealed class SubmissionBenchmark : IBenchmark
{
    private static readonly Contestant[] Contestants =
        [Contestant.Floor, Contestant.Portal, Contestant.Ef, Contestant.FloorBatched];

    private static readonly (string Figure, Contestant Above, Contestant Below)[] Ratios =
    [
        ("submit.ratio_to_floor", Contestant.Portal, Contestant.Floor),
        ("submit.ratio_to_floor_batched", Contestant.Portal, Contestant.FloorBatched),
        ("submit.ratio_to_ef", Contestant.Portal, Contestant.Ef),
    ];

    public IReadOnlyList<string> Figures { get; } =
    [
        .. Contestants.SelectMany(contestant => Measurement.NamesOf(contestant.Name)),
        .. JournalBatches.Figures,
        .. Ratios.Select(ratio => ratio.Figure),
    ];

    public async Task RunAsync(BenchContext context, Selection selection, Figures figures)
    {
        var wanted = Contestants.Where(contestant => IsNeeded(contestant, selection)).ToArray();
        Measurement.PrintHead();
        for (var round = 1; round <= context.Options.Rounds; round++)
        {
            foreach (var contestant in wanted)
            {
                var measurement = await MeasureAsync(context, contestant, figures);
                measurement.PrintRow(contestant.Label, round);
                measurement.AddTo(figures, contestant.Name);
            }
        }

        foreach (var (figure, above, below) in Ratios)
        {
            if (wanted.Contains(above) && wanted.Contains(below))
                figures.Add(figure, figures.Median($"{above.Name}.rate") / figures.Median($"{below.Name}.rate"), "x");
        }
    }

    private static bool IsNeeded(Contestant contestant, Selection selection) =>
        selection.WantsAny(Measurement.NamesOf(contestant.Name))
        || (contestant == Contestant.Portal && selection.WantsAny(JournalBatches.Figures))
        || Ratios.Any(ratio => selection.Wants(ratio.Figure) && (ratio.Above == contestant || ratio.Below == contestant));

    private static async Task<Measurement> MeasureAsync(BenchContext context, Contestant contestant, Figures figures)
    {
        var postgres = await context.Database.CreateAsync();
        try
        {
            await using var server = await contestant.StartAsync(context, postgres);
            var sources = await contestant.SourcesAsync(context, server);
            var measurement = Measurement.Take(context, server, sources, contestant.Label);
            if (contestant == Contestant.Portal)
                await JournalBatches.AddAsync(postgres, measurement.StartedAt, figures);
            return measurement;
        }
        finally
        {
            await context.Database.DropAsync(postgres);
        }
    }
}
