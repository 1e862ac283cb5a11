using Microsoft.AspNetCore.Http.Features;

namespace Portal.Silo.Telemetry;

/// <summary>Gives the trace of a request its name, route and status: never its address, which can name people.</summary>
internal static class RequestTrace
{
    public static async Task NameAsync(HttpContext context, RequestDelegate next)
    {
        await next(context);
        if (context.Features.Get<IHttpActivityFeature>()?.Activity is not { IsAllDataRequested: true } trace)
            return;

        trace.SetTag("http.response.status_code", context.Response.StatusCode);
        if (context.GetEndpoint() is RouteEndpoint { RoutePattern.RawText: { } route })
        {
            trace.DisplayName = $"{context.Request.Method} {route}";
            trace.SetTag("http.request.method", context.Request.Method).SetTag("http.route", route);
        }
    }
}
