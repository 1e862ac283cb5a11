using FluentValidation;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Portal.Api.Commands;
using Portal.Api.Requests;
using Portal.Grains.Dossiers.Following;

namespace Portal.Api.Citizen;

/// <summary>Likes or dislikes how a dossier was handled.</summary>
internal static class RateEndpoint
{
    /// <param name="Liked">Like or dislike.</param>
    /// <param name="Comment">In the citizen's own words; read by whom <c>ratingReaders</c> of the dossier names.</param>
    internal sealed record Request(bool Liked, string? Comment = null);

    internal sealed class Validator : AbstractValidator<Request>
    {
        public Validator() => RuleFor(request => request.Comment).OptionalText(2000);
    }

    public static void Map(RouteGroupBuilder group) =>
        group.MapPost("/dossiers/{id}/rating", Handle)
            .ChangesDossier("rateDossier", "Like or dislike how a dossier was handled, once")
            .WithDescription("Officers of the agency and of those above it read the comment. Where it is written, show `ratingReaders` of the dossier.");

    private static Task<IResult> Handle(string id, CommandRequest<Request> request, DossierDesk desk) =>
        desk.Execute(id, request, new RateDossier(request.Body.Liked, request.Body.Comment));
}
