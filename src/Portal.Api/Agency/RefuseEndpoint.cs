using FluentValidation;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Portal.Api.Commands;
using Portal.Api.Requests;
using Portal.Grains.Dossiers.Receiving;

namespace Portal.Api.Agency;

/// <summary>Does not accept a dossier.</summary>
internal static class RefuseEndpoint
{
    /// <param name="Reason">Why, in words the citizen understands.</param>
    /// <param name="LegalClause">The clause that forbids acceptance.</param>
    internal sealed record Request(string Reason, string LegalClause);

    internal sealed class Validator : AbstractValidator<Request>
    {
        public Validator()
        {
            RuleFor(request => request.Reason).Text(1000);
            RuleFor(request => request.LegalClause).Text(300);
        }
    }

    public static void Map(RouteGroupBuilder group) =>
        group.MapPost("/dossiers/{id}/refusal", Handle)
            .ChangesDossier("refuseDossier", "Do not accept a dossier, with the reason");

    private static Task<IResult> Handle(string id, CommandRequest<Request> request, DossierDesk desk) =>
        desk.Execute(id, request, new RefuseDossier(request.Body.Reason, request.Body.LegalClause));
}
