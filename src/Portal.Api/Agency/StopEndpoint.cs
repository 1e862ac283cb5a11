using FluentValidation;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Portal.Api.Commands;
using Portal.Api.Requests;
using Portal.Grains.Dossiers.Finishing;

namespace Portal.Api.Agency;

/// <summary>Stops a dossier without a result.</summary>
internal static class StopEndpoint
{
    /// <param name="Reason">Why, in words the citizen understands.</param>
    /// <param name="LegalClause">The clause that asks for it.</param>
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
        group.MapPost("/dossiers/{id}/stop", Handle)
            .ChangesDossier("stopDossier", "Stop a dossier without a result");

    private static Task<IResult> Handle(string id, CommandRequest<Request> request, DossierDesk desk) =>
        desk.Execute(id, request, new StopDossier(request.Body.Reason, request.Body.LegalClause));
}
