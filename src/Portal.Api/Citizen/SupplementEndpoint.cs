using FluentValidation;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Portal.Api.Commands;
using Portal.Grains.Dossiers.Supplementing;
using Portal.Grains.Shared;

namespace Portal.Api.Citizen;

/// <summary>Answers a supplement request.</summary>
internal static class SupplementEndpoint
{
    /// <param name="Form">Merge patch for the fields that were marked.</param>
    /// <param name="Components">The components that were asked for.</param>
    internal sealed record Request(RawJson Form = default, IReadOnlyList<ComponentRequest>? Components = null);

    internal sealed class Validator : AbstractValidator<Request>
    {
        public Validator() => this.Components(request => request.Components);
    }

    public static void Map(RouteGroupBuilder group) =>
        group.MapPost("/dossiers/{id}/supplement", Handle)
            .ChangesDossier("supplementDossier", "Answer a supplement request: all of it, and only that");

    private static Task<IResult> Handle(string id, CommandRequest<Request> request, DossierDesk desk) =>
        desk.Execute(id, request, new SupplementDossier(request.Body.Form, request.Body.Components.ToComponents()));
}
