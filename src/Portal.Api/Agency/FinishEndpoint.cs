using FluentValidation;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Portal.Api.Commands;
using Portal.Api.Requests;
using Portal.Grains.Dossiers;
using Portal.Grains.Dossiers.Finishing;

namespace Portal.Api.Agency;

/// <summary>Signs the result.</summary>
internal static class FinishEndpoint
{
    /// <param name="Code">Number of the result document.</param>
    /// <param name="DeliverBy">How it will be handed over.</param>
    /// <param name="FileHash">SHA-256 of the signed electronic result.</param>
    /// <param name="InPersonalStore">Linked into the applicant's personal store.</param>
    internal sealed record Request(string Code, ReturnMethod DeliverBy, string? FileHash = null, bool InPersonalStore = false);

    internal sealed class Validator : AbstractValidator<Request>
    {
        public Validator()
        {
            RuleFor(request => request.Code).Text(100);
            RuleFor(request => request.FileHash).FileHash();
        }
    }

    public static void Map(RouteGroupBuilder group) =>
        group.MapPost("/dossiers/{id}/result", Handle)
            .ChangesDossier("finishDossier", "Sign the result; the processing ends");

    private static Task<IResult> Handle(string id, CommandRequest<Request> request, DossierDesk desk) =>
        desk.Execute(id, request, new FinishDossier(new DossierResult(
            request.Body.Code, request.Body.FileHash, request.Body.InPersonalStore, request.Body.DeliverBy)));
}
