using FluentValidation;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Portal.Api.Commands;
using Portal.Api.Requests;
using Portal.Grains.Petitions.Following;

namespace Portal.Api.Petitions;

/// <summary>Complains again.</summary>
internal static class ReopenPetitionEndpoint
{
    /// <param name="Text">What is still wrong, in one's own words.</param>
    internal sealed record Request(string Text);

    internal sealed class Validator : AbstractValidator<Request>
    {
        public Validator() => RuleFor(request => request.Text).Text(5000);
    }

    public static void Map(RouteGroupBuilder group) =>
        group.MapPost("/petitions/{id}/reopening", Handle)
            .ChangesPetition("reopenPetition", "Complain again about how a petition ended");

    private static Task<IResult> Handle(string id, CommandRequest<Request> request, PetitionDesk desk) =>
        desk.Execute(id, request, new ReopenPetition(request.Body.Text));
}
