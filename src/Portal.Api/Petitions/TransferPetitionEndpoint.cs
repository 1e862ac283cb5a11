using FluentValidation;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Portal.Api.Commands;
using Portal.Api.Requests;
using Portal.Grains.Petitions.Receiving;

namespace Portal.Api.Petitions;

/// <summary>Hands a petition to another agency.</summary>
internal static class TransferPetitionEndpoint
{
    /// <param name="Agency">The agency that is competent.</param>
    /// <param name="Note">Note for that agency.</param>
    internal sealed record Request(string Agency, string? Note = null);

    internal sealed class Validator : AbstractValidator<Request>
    {
        public Validator()
        {
            RuleFor(request => request.Agency).Text(35);
            RuleFor(request => request.Note).OptionalText(1000);
        }
    }

    public static void Map(RouteGroupBuilder group) =>
        group.MapPost("/petitions/{id}/transfer", Handle)
            .ChangesPetition("transferPetition", "Hand a petition to the agency that is competent");

    private static Task<IResult> Handle(string id, CommandRequest<Request> request, PetitionDesk desk) =>
        desk.Execute(id, request, new TransferPetition(request.Body.Agency, request.Body.Note));
}
