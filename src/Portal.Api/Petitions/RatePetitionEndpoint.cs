using FluentValidation;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Portal.Api.Commands;
using Portal.Api.Requests;
using Portal.Grains.Petitions.Following;

namespace Portal.Api.Petitions;

/// <summary>Likes or dislikes how a petition was handled.</summary>
internal static class RatePetitionEndpoint
{
    /// <param name="Liked">Like or dislike.</param>
    /// <param name="Comment">In one's own words; read by whom <c>ratingReaders</c> of the petition names.</param>
    internal sealed record Request(bool Liked, string? Comment = null);

    internal sealed class Validator : AbstractValidator<Request>
    {
        public Validator() => RuleFor(request => request.Comment).OptionalText(2000);
    }

    public static void Map(RouteGroupBuilder group) =>
        group.MapPost("/petitions/{id}/rating", Handle)
            .ChangesPetition("ratePetition", "Like or dislike how a petition was handled, once")
            .WithDescription("Officers of the agency and of those above it read the comment. Where it is written, show `ratingReaders` of the petition.");

    private static Task<IResult> Handle(string id, CommandRequest<Request> request, PetitionDesk desk) =>
        desk.Execute(id, request, new RatePetition(request.Body.Liked, request.Body.Comment));
}
