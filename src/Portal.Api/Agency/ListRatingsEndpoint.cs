using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Portal.Api.Commands;
using Portal.Api.Lists;
using Portal.Grains.Dossiers.Following;
using Portal.Grains.Shared;

namespace Portal.Api.Agency;

/// <summary>What applicants say about how an agency handled their dossiers.</summary>
internal static class ListRatingsEndpoint
{
    /// <param name="Agency">An agency below one's own; one's own unless said otherwise.</param>
    /// <param name="Liked">Only likes, or only dislikes.</param>
    internal sealed record Query(string? Agency, bool? Liked);

    public static void Map(RouteGroupBuilder group) =>
        group.MapGet("/ratings", Handle)
            .Reads<ListPage<RatingLine>>("listRatings", "Ratings of the dossiers of one agency with what was written, those promised last first")
            .WithDescription("A page may be short, or empty, and still have a next one. Nothing tells who wrote it; the dossier does, to those who may see it.");

    private static Task<IResult> Handle(
        [AsParameters] Query query,
        [AsParameters] ListQuery list,
        HttpContext context,
        IDossierRatings ratings,
        CancellationToken cancellationToken) =>
        ListWithinReach.AnswerAsync(context, query.Agency, list, (caller, agency, page) =>
            // A specialist reads about what is assigned to them, not about their colleagues.
            ratings.OfAgencyAsync(
                new RatingFilter(agency, query.Liked, caller.Role == Role.Specialist ? caller.Subject : null), page, cancellationToken));
}
