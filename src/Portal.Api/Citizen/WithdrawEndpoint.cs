using FluentValidation;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Portal.Api.Commands;
using Portal.Api.Requests;
using Portal.Grains.Dossiers.Finishing;

namespace Portal.Api.Citizen;

/// <summary>Takes a dossier back.</summary>
internal static class WithdrawEndpoint
{
    /// <param name="Reason">Why; nobody has to say.</param>
    internal sealed record Request(string? Reason = null);

    internal sealed class Validator : AbstractValidator<Request>
    {
        public Validator() => RuleFor(request => request.Reason).OptionalText(1000);
    }

    public static void Map(RouteGroupBuilder group) =>
        group.MapPost("/dossiers/{id}/withdrawal", Handle)
            .ChangesDossier("withdrawDossier", "Take a dossier back");

    private static Task<IResult> Handle(string id, CommandRequest<Request> request, DossierDesk desk) =>
        desk.Execute(id, request, new WithdrawDossier(request.Body.Reason));
}
