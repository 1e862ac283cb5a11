using FluentValidation;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Portal.Api.Commands;
using Portal.Api.Problems;
using Portal.Api.Requests;
using Portal.Grains.Dossiers;
using Portal.Grains.Petitions;
using Portal.Grains.Petitions.Sending;

namespace Portal.Api.Petitions;

/// <summary>Sends a petition to an agency.</summary>
internal static class SendPetitionEndpoint
{
    /// <param name="Agency">Agency code, such as <c>H44.03</c>.</param>
    /// <param name="Class">What it is about.</param>
    /// <param name="Text">In one's own words.</param>
    /// <param name="AboutDossier">Id of one's own dossier that it is about.</param>
    internal sealed record Request(string Agency, PetitionClass Class, string Text, string? AboutDossier = null);

    internal sealed class Validator : AbstractValidator<Request>
    {
        public Validator()
        {
            RuleFor(request => request.Agency).Text(35);
            RuleFor(request => request.Text).Text(5000);
        }
    }

    public static void Map(RouteGroupBuilder group) =>
        group.MapPost("/petitions", Handle)
            .BeginsPetition("sendPetition", "Send a petition to an agency");

    private static Task<IResult> Handle(CommandRequest<Request> request, PetitionDesk desk)
    {
        string? dossier = null;
        if (request.Body.AboutDossier is { } about)
        {
            if (!DossierKey.TryParse(about, out var key))
                return Task.FromResult<IResult>(PortalProblem.Of("petition.dossier_not_yours"));
            dossier = key.ToString();
        }

        return desk.Begin(
            request, new SendPetition(request.Body.Agency, request.Body.Class, request.Body.Text, dossier));
    }
}
