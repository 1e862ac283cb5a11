using Portal.Grains.Shared;

namespace Portal.Grains.Dossiers.Submitting;

/// <summary>Has no state: any number of submissions are under way in it at a time.</summary>
internal sealed class IntakeGrain(DossierServices services) : Grain, IIntakeGrain
{
    public Task<CommandAnswer> Begin(DossierKey key, CreatingCommand command, CommandEnvelope envelope) =>
        new DossierTurns(key.ToString(), services, static () => { }).Run(command, envelope);
}
