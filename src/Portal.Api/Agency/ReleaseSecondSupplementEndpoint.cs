using FluentValidation;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Portal.Api.Commands;
using Portal.Api.Requests;
using Portal.Grains.Dossiers.Supplementing;

namespace Portal.Api.Agency;

/// <summary>A leader allows one further supplement request.</summary>
internal static class ReleaseSecondSupplementEndpoint
{
    /// <param name="Reason">Why the first request could not be complete.</param>
    internal sealed record Request(string Reason);

    internal sealed class Validator : AbstractValidator<Request>
    {
        public Validator() => RuleFor(request => request.Reason).Text(1000);
    }

    public static void Map(RouteGroupBuilder group) =>
        group.MapPost("/dossiers/{id}/second-supplement-release", Handle)
            .ChangesDossier("releaseSecondSupplement", "Allow one further supplement request");

    private static Task<IResult> Handle(string id, CommandRequest<Request> request, DossierDesk desk) =>
        desk.Execute(id, request, new ReleaseSecondSupplement(request.Body.Reason));
}
