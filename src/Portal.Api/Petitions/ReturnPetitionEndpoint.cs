using FluentValidation;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Portal.Api.Commands;
using Portal.Api.Requests;
using Portal.Grains.Petitions.Receiving;

namespace Portal.Api.Petitions;

/// <summary>Returns a petition as not competent.</summary>
internal static class ReturnPetitionEndpoint
{
    /// <param name="Reason">Why, in words the sender understands.</param>
    /// <param name="CompetentAgency">Who is competent, where that is known.</param>
    internal sealed record Request(string Reason, string? CompetentAgency = null);

    internal sealed class Validator : AbstractValidator<Request>
    {
        public Validator()
        {
            RuleFor(request => request.Reason).Text(2000);
            RuleFor(request => request.CompetentAgency).OptionalText(200);
        }
    }

    public static void Map(RouteGroupBuilder group) =>
        group.MapPost("/petitions/{id}/return", Handle)
            .ChangesPetition("returnPetition", "Return a petition as not competent");

    private static Task<IResult> Handle(string id, CommandRequest<Request> request, PetitionDesk desk) =>
        desk.Execute(id, request, new ReturnPetition(request.Body.Reason, request.Body.CompetentAgency));
}
