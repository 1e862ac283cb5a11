using FluentValidation;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Portal.Api.Commands;
using Portal.Api.Requests;
using Portal.Grains.Dossiers.Processing;

namespace Portal.Api.Agency;

/// <summary>Hands a dossier on to the next step.</summary>
internal static class ForwardEndpoint
{
    /// <param name="Assignee">Officer of the next step.</param>
    /// <param name="Note">Note for the next officer.</param>
    internal sealed record Request(string? Assignee = null, string? Note = null);

    internal sealed class Validator : AbstractValidator<Request>
    {
        public Validator()
        {
            RuleFor(request => request.Assignee).OptionalText(100);
            RuleFor(request => request.Note).OptionalText(1000);
        }
    }

    public static void Map(RouteGroupBuilder group) =>
        group.MapPost("/dossiers/{id}/forwarding", Handle)
            .ChangesDossier("forwardDossier", "Hand a dossier on to the next step");

    private static Task<IResult> Handle(string id, CommandRequest<Request> request, DossierDesk desk) =>
        desk.Execute(id, request, new ForwardDossier(request.Body.Assignee, request.Body.Note));
}
