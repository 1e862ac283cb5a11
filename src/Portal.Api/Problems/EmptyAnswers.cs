using Microsoft.AspNetCore.Diagnostics;

namespace Portal.Api.Problems;

/// <summary>Gives a problem body to answers of the framework that have none, such as 401 or 404.</summary>
internal static class EmptyAnswers
{
    public static Task Explain(StatusCodeContext context)
    {
        var problem = context.HttpContext.Response.StatusCode switch
        {
            401 => PortalProblem.Of("request.unauthenticated"),
            403 => PortalProblem.Of("request.forbidden"),
            404 => PortalProblem.Of("request.not_found"),
            405 => PortalProblem.Of("request.method_not_allowed"),
            413 => PortalProblem.Of("request.too_large", RequestLimits.BodyBytesText),
            415 => PortalProblem.Of("request.not_json", "application/json"),
            >= 500 => PortalProblem.Of("server.error"),
            _ => PortalProblem.Of("request.malformed_json", "?"),
        };
        return problem.ExecuteAsync(context.HttpContext);
    }
}
