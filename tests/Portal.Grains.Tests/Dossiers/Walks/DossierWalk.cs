using Portal.Grains.Dossiers;
using Portal.Grains.Journal;
using Portal.Grains.Procedures;
using Portal.Grains.Shared;

namespace Portal.Grains.Tests.Dossiers.Walks;

/// <summary>One dossier led through its life by chance, and everything that was written down on the way.</summary>
internal sealed class DossierWalk(int seed)
{
    private const string Id = "01987000-0000-7000-8000-000000000002";

    private readonly Random random = new(seed);

    public ProcedureVersion Procedure { get; private set; } = World.Level4;

    public List<DossierState> States { get; } = [];

    public List<JournalEntry> Journal { get; } = [];

    public DossierState? Last => States.Count == 0 ? null : States[^1];

    public DossierWalk Go(int commands)
    {
        Procedure = World.Procedures[random.Next(World.Procedures.Length)];
        var draw = new RandomCommands(random);
        var now = World.Monday;
        for (var i = 0; i < commands; i++)
        {
            now = now.AddMilliseconds(random.NextInt64(0, random.Next(10) == 0 ? 500_000_000 : 9_000_000));
            var command = Last is null ? draw.Beginning(Procedure) : draw.Any(Last, Procedure, now);
            var caller = draw.SomebodyFor(command, Last);
            Carry(Decide(command, World.Context(Procedure, caller, now)), new Occurrence(now, caller.Actor));
        }

        return this;
    }

    private Decision<DossierEvent> Decide(DossierCommand command, DossierContext context) => Last is { } dossier
        ? Dossier.Decide(dossier, command, context)
        : Dossier.Decide((CreatingCommand)command, context);

    private void Carry(Decision<DossierEvent> decision, Occurrence occurrence)
    {
        if (decision.IsRefused)
        {
            Assert.Matches("^dossier\\.[a-z_0-9]+$", decision.Refusal.Code);
            return;
        }

        foreach (var decided in decision.Events)
        {
            var happened = decided is INumbering numbering ? numbering.WithNumber(DossierScenario.Number) : decided;
            States.Add(Dossier.Evolve(Last, happened, Id, occurrence));
            var written = DossierJson.Write(happened, occurrence);
            Journal.Add(new JournalEntry(
                default, Id, Journal.Count + 1, occurrence.At, occurrence.Actor, written.Type, written.Body, default));
        }
    }
}
