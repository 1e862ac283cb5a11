using Portal.Grains.Shared;

namespace Portal.Grains.Dossiers.Submitting;

/// <summary>Begins dossiers in this process. It has no state: any number of submissions are under way in it at a time.</summary>
internal sealed class Intake(DossierServices services) : IIntake
{
    public Task<CommandAnswer> Begin(DossierKey key, CreatingCommand command, CommandEnvelope envelope) =>
        new DossierTurns(key.ToString(), services, static () => { }).Run(command, envelope);
}
