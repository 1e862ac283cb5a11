using Microsoft.AspNetCore.Http;
using Portal.Api.Problems;
using Portal.Grains.Scoring.Board;
using Portal.Grains.Shared;

namespace Portal.Api.Ministry;

/// <summary>Says when to come back while the counters are being built.</summary>
internal sealed class NotReadyFilter : IEndpointFilter
{
    private const int RetryAfterSeconds = 2;

    public async ValueTask<object?> InvokeAsync(EndpointFilterInvocationContext context, EndpointFilterDelegate next)
    {
        try
        {
            return await next(context);
        }
        catch (ScoresNotReadyException)
        {
            return new PortalProblem(Refusal.Of("score.not_ready"), RetryAfterSeconds);
        }
    }
}
