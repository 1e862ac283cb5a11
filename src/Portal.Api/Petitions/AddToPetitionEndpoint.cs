using FluentValidation;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Portal.Api.Commands;
using Portal.Api.Requests;
using Portal.Grains.Petitions.Asking;

namespace Portal.Api.Petitions;

/// <summary>Adds to one's petition what the agency asked for.</summary>
internal static class AddToPetitionEndpoint
{
    /// <param name="Text">In one's own words.</param>
    internal sealed record Request(string Text);

    internal sealed class Validator : AbstractValidator<Request>
    {
        public Validator() => RuleFor(request => request.Text).Text(5000);
    }

    public static void Map(RouteGroupBuilder group) =>
        group.MapPost("/petitions/{id}/addition", Handle)
            .ChangesPetition("addToPetition", "Add what the agency asked for");

    private static Task<IResult> Handle(string id, CommandRequest<Request> request, PetitionDesk desk) =>
        desk.Execute(id, request, new AddToPetition(request.Body.Text));
}
