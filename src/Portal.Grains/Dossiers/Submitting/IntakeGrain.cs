using Portal.Grains.Shared;

namespace Portal.Grains.Dossiers.Submitting;

/// <summary>A door to the silo's intake.</summary>
internal sealed class IntakeGrain(IIntake intake) : Grain, IIntakeGrain
{
    public Task<CommandAnswer> Begin(DossierKey key, CreatingCommand command, CommandEnvelope envelope) =>
        intake.Begin(key, command, envelope);
}
