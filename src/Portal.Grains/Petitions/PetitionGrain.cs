using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Microsoft.Extensions.Logging;
using Portal.Grains.Dossiers;
using Portal.Grains.Dossiers.Following;
using Portal.Grains.Journal;
using Portal.Grains.Petitions.Sending;
using Portal.Grains.Shared;

namespace Portal.Grains.Petitions;

/// <summary>The shell round the decider of petitions.</summary>
internal sealed partial class PetitionGrain(
    IJournal journal,
    StreamStore store,
    PetitionContexts contexts,
    TimeProvider time,
    ILogger<PetitionGrain> logger)
    : JournaledGrain<PetitionState, PetitionCommand, PetitionEvent>(StreamKind.Petition, journal, store, time, logger),
        IPetitionGrain
{
    public async Task<CommandAnswer> Execute(PetitionCommand command, CommandEnvelope envelope)
    {
        var answer = await Run(command, envelope);
        if (command is SendPetition { AboutDossier: not null } && Current is not null)
            await TryLinkDossier();
        return answer;
    }

    public async Task<PetitionView?> View(Caller caller)
    {
        await LoadToRead();
        return Current is { } petition && PetitionPermission.CanSee(petition, caller)
            ? PetitionView.Of(petition, contexts.ExplainDueDate(petition), Now)
            : null;
    }

    public async Task LinkDossier()
    {
        await LoadToRead();
        if (Current is not { AboutDossier: { } dossier } petition)
            return;

        // Nobody outside can send a key with spaces: this one is the portal's own, and makes a repetition harmless.
        var envelope = new CommandEnvelope(
            new Caller(petition.Sender, petition.SenderRole, null, Assurance.Low),
            $"link petition {petition.Id}",
            SHA256.HashData(Encoding.UTF8.GetBytes(dossier)),
            null);
        var answer = await GrainFactory.GetGrain<IDossierGrain>(dossier)
            .Execute(new LinkPetition(petition.Id), envelope);
        if (answer.Refusal is { } refusal && refusal.Code != DossierRefusals.PetitionAlreadyLinked.Code)
            LogNotLinked(logger, petition.Id, refusal.Code);
    }

    protected override Refusal StaleRevision => PetitionRefusals.StaleRevision;

    protected override bool Creates(PetitionCommand command) => command is SendPetition;

    protected override async ValueTask<Decision<PetitionEvent>> Ask(
        PetitionCommand command,
        CommandEnvelope envelope,
        DateTimeOffset now)
    {
        if (command is SendPetition send)
        {
            var (context, refusal) = await contexts.ForNewAsync(send, envelope.Caller, now);
            return refusal is not null ? refusal : Petition.Decide(send, context!);
        }

        if (Current is not { } petition || !PetitionPermission.CanSee(petition, envelope.Caller))
            return PetitionRefusals.NotFound;
        if (envelope.ExpectedRevision is { } expected && expected != petition.Revision)
            return PetitionRefusals.StaleRevision;

        var (found, none) = contexts.For(petition, command, envelope.Caller, now);
        return none is not null ? none : Petition.Decide(petition, command, found!);
    }

    protected override PetitionState Evolve(PetitionState? state, PetitionEvent happened, Occurrence occurrence) =>
        Petition.Evolve(state, happened, this.GetPrimaryKeyString(), occurrence);

    protected override NewEvent Write(PetitionEvent happened, Occurrence occurrence) =>
        PetitionJson.Write(happened, occurrence);

    protected override PetitionState Read(ReadOnlySpan<byte> state) => PetitionJson.ReadState(state);

    protected override StreamRow RowOf(PetitionState state) => state.ToRow();

    protected override CommandAnswer Answer(PetitionState next, bool created) => new(
        created ? 201 : 200,
        string.Create(CultureInfo.InvariantCulture, $"\"{next.Revision}\""),
        created ? $"/api/v1/citizen/petitions/{next.Id}" : null,
        PetitionJson.Write(PetitionReceipt.Of(next)),
        null);

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

    [LoggerMessage(LogLevel.Warning, "Petition {Petition} could not be tied to its dossier: {Code}")]
    private static partial void LogNotLinked(ILogger logger, string petition, string code);

    [LoggerMessage(LogLevel.Warning, "Petition {Petition} will be tied to its dossier later")]
    private static partial void LogLinkLater(ILogger logger, Exception error, string petition);
}
