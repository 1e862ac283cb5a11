using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace Portal.Api.Problems;

/// <summary>
/// Answers 404 and 405 before authorisation is asked: it denies whatever has no policy, and would answer 401 for an
/// address that does not exist.
/// </summary>
internal static class UnknownAddresses
{
    public static Task Answer(HttpContext context, RequestDelegate next) => context.GetEndpoint() switch
    {
        RouteEndpoint => next(context),

        // Made by routing: the address exists, for another method or another content type.
        { RequestDelegate: { } refuse } => refuse(context),
        _ => PortalProblem.Of("request.not_found").ExecuteAsync(context),
    };
}
