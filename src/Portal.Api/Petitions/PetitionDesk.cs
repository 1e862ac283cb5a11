using Microsoft.AspNetCore.Http;
using Portal.Api.Commands;
using Portal.Api.Problems;
using Portal.Grains.Petitions;
using Portal.Grains.Petitions.Sending;
using Portal.Grains.Shared;

namespace Portal.Api.Petitions;

/// <summary>Takes commands to petitions and brings the answers back.</summary>
internal sealed class PetitionDesk(CommandDesk desk, IGrainFactory grains, TimeProvider time)
{
    /// <summary>Sends a petition.</summary>
    public Task<IResult> Begin<TBody>(CommandRequest<TBody> request, SendPetition command)
        where TBody : class =>
        Execute(PetitionKey.New(time.GetUtcNow()), request.Envelope, command);

    /// <summary>Changes a petition.</summary>
    public Task<IResult> Execute<TBody>(string id, CommandRequest<TBody> request, PetitionCommand command)
        where TBody : class =>
        PetitionKey.TryParse(id, out var key)
            ? Execute(key, request.Envelope, command)
            : Task.FromResult<IResult>(PortalProblem.Of("petition.not_found"));

    private Task<IResult> Execute(PetitionKey key, CommandEnvelope envelope, PetitionCommand command) =>
        desk.Execute(envelope, () => grains.GetPetition(key).Execute(command, envelope));
}
