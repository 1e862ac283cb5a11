using Microsoft.Extensions.Logging;
using Portal.Grains.Journal;
using Portal.Grains.Journal.Streams;
using Portal.Grains.Petitions.Sending;
using Portal.Grains.Shared;

namespace Portal.Grains.Petitions;

/// <summary>The turns of one petition.</summary>
internal sealed class PetitionTurns(
    string id,
    StreamServices services,
    PetitionContexts contexts,
    ILogger logger,
    Action rest)
    : StreamTurns<PetitionState, PetitionCommand, PetitionEvent>(StreamKind.Petition, id, services, logger, rest)
{
    /// <summary>The petition as the caller may see it, or <see langword="null"/>.</summary>
    public async Task<PetitionView?> View(Caller caller)
    {
        await LoadToRead();
        return Current is { } petition && PetitionPermission.CanSee(petition, caller)
            ? PetitionView.Of(petition, contexts.ExplainDueDate(petition), Now)
            : null;
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
        Petition.Evolve(state, happened, Id, occurrence);

    protected override NewEvent Write(PetitionEvent happened, Occurrence occurrence) =>
        PetitionJson.Write(happened, occurrence);

    protected override PetitionState Read(ReadOnlySpan<byte> state) => PetitionJson.ReadState(state);

    protected override StreamRow RowOf(PetitionState state) => state.ToRow();

    protected override CommandAnswer Answer(PetitionState next, bool created) => new(
        created ? 201 : 200,
        EntityTag.Of(next.Revision),
        created ? $"/api/v1/citizen/petitions/{next.Id}" : null,
        PetitionJson.Write(PetitionReceipt.Of(next)),
        null);
}
