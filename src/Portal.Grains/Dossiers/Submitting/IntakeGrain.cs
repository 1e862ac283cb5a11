using Orleans.Concurrency;
using Portal.Grains.Shared;

namespace Portal.Grains.Dossiers.Submitting;

/// <summary>
/// A door to the silo's intake. Every silo has all of them, and an API process asks its silos in turn: no submission goes
/// on from one silo to another, and a silo that has just joined gets its share at once.
/// </summary>
[StatelessWorker(maxLocalWorkers: 1)]
internal sealed class IntakeGrain(IIntake intake) : Grain, IIntakeGrain
{
    public Task<CommandAnswer> Begin(DossierKey key, CreatingCommand command, CommandEnvelope envelope) =>
        intake.Begin(key, command, envelope);
}
