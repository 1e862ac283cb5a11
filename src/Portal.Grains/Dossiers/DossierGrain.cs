using Portal.Grains.Shared;

namespace Portal.Grains.Dossiers;

/// <summary>Keeps one dossier in memory while it is worked on, and gives it one turn at a time.</summary>
internal sealed class DossierGrain(DossierServices services) : Grain, IDossierGrain
{
    private DossierTurns? turns;

    private DossierTurns Turns => turns ??= new DossierTurns(this.GetPrimaryKeyString(), services, DeactivateOnIdle);

    public Task<CommandAnswer> Execute(DossierCommand command, CommandEnvelope envelope) => Turns.Run(command, envelope);

    public Task<DossierView?> View(Caller caller) => Turns.View(caller);
}
