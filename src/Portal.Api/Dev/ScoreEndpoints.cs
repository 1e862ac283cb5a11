using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Portal.Grains.Scoring.Folding;

namespace Portal.Api.Dev;

/// <summary>Lets replays and tests wait for the scores instead of guessing how long they take.</summary>
internal static class ScoreEndpoints
{
    public static void Map(RouteGroupBuilder group) =>
        group.MapPost("/scores", async (IScoreFold fold, HttpContext context) =>
            {
                await fold.CatchUpAsync(context.RequestAborted);
                return TypedResults.NoContent();
            })
            .WithName("catchUpScores")
            .WithSummary("Answers when the scores hold everything that was answered before");
}
