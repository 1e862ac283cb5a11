using FluentValidation;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Portal.Api.Commands;
using Portal.Api.Requests;
using Portal.Grains.Dossiers.Processing;

namespace Portal.Api.Agency;

/// <summary>Gives a dossier to an officer.</summary>
internal static class AssignEndpoint
{
    /// <param name="Assignee">Subject id of the officer.</param>
    internal sealed record Request(string Assignee);

    internal sealed class Validator : AbstractValidator<Request>
    {
        public Validator() => RuleFor(request => request.Assignee).Text(100);
    }

    public static void Map(RouteGroupBuilder group) =>
        group.MapPost("/dossiers/{id}/assignment", Handle)
            .ChangesDossier("assignDossier", "Give a dossier to an officer");

    private static Task<IResult> Handle(string id, CommandRequest<Request> request, DossierDesk desk) =>
        desk.Execute(id, request, new AssignDossier(request.Body.Assignee));
}
