using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Portal.Grains.Scoring.Folding;

namespace Portal.Api.Dev;

/// <summary>Lets replays and tests wait for the scores instead of guessing how long they take.</summary>
internal static class ScoreEndpoints
{
    public static void Map(RouteGroupBuilder group)
    {
        // A process that leaves the fold to others has nothing to wait with.
        var services = ((IEndpointRouteBuilder)group).ServiceProvider.GetRequiredService<IServiceProviderIsService>();
        if (!services.IsService(typeof(IScoreFold)))
            return;

        group.MapPost("/scores", async (IScoreFold fold, HttpContext context) =>
            {
                await fold.CatchUpAsync(context.RequestAborted);
                return TypedResults.NoContent();
            })
            .WithName("catchUpScores")
            .WithSummary("Answers when the scores hold everything that was answered before");
    }
}
