using System.Security.Cryptography;
using System.Text;
using Microsoft.Extensions.Logging;
using Portal.Grains.Dossiers;
using Portal.Grains.Dossiers.Following;
using Portal.Grains.Journal.Streams;
using Portal.Grains.Petitions.Sending;
using Portal.Grains.Shared;

namespace Portal.Grains.Petitions;

/// <summary>Keeps one petition in memory while it is worked on, and gives it one turn at a time.</summary>
internal sealed partial class PetitionGrain(
    StreamServices services,
    PetitionContexts contexts,
    ILogger<PetitionGrain> logger) : Grain, IPetitionGrain
{
    private PetitionTurns? turns;

    private PetitionTurns Turns =>
        turns ??= new PetitionTurns(this.GetPrimaryKeyString(), services, contexts, logger, DeactivateOnIdle);

    public async Task<CommandAnswer> Execute(PetitionCommand command, CommandEnvelope envelope)
    {
        var answer = await Turns.Run(command, envelope);
        if (command is SendPetition { AboutDossier: not null } && Turns.Current is not null)
            await TryLinkDossier();
        return answer;
    }

    public Task<PetitionView?> View(Caller caller) => Turns.View(caller);

    public async Task LinkDossier()
    {
        await Turns.LoadToRead();
        if (Turns.Current is not { AboutDossier: { } dossier } petition)
            return;

        // Nobody outside can send a key with spaces: this one is the portal's own, and makes a repetition harmless.
        var envelope = new CommandEnvelope(
            new Caller(petition.Sender, petition.SenderRole, null, Assurance.Low),
            $"link petition {petition.Id}",
            SHA256.HashData(Encoding.UTF8.GetBytes(dossier)),
            null,
            // Not the clock of this silo: what happens to the dossier afterwards could not be earlier.
            petition.SentAt);
        var answer = await GrainFactory.GetGrain<IDossierGrain>(dossier)
            .Execute(new LinkPetition(petition.Id), envelope);
        if (answer.Refusal is { } refusal && refusal.Code != DossierRefusals.PetitionAlreadyLinked.Code)
            LogNotLinked(logger, petition.Id, refusal.Code);
    }

    /// <summary>The petition is sent whatever comes of this; <see cref="PetitionLinks"/> makes up for a failure.</summary>
    private async Task TryLinkDossier()
    {
        try
        {
            await LinkDossier();
        }
        catch (StorageUnavailableException error)
        {
            LogLinkLater(logger, error, this.GetPrimaryKeyString());
        }
    }

    [LoggerMessage(4001, LogLevel.Warning, "Petition {Petition} could not be tied to its dossier: {Code}")]
    private static partial void LogNotLinked(ILogger logger, string petition, string code);

    [LoggerMessage(4002, LogLevel.Warning, "Petition {Petition} will be tied to its dossier later")]
    private static partial void LogLinkLater(ILogger logger, Exception error, string petition);
}
