using Microsoft.AspNetCore.Diagnostics;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;
using Orleans.Runtime;
using Portal.Api.Protection;
using Portal.Grains.Shared;

namespace Portal.Api.Problems;

/// <summary>
/// The last resort: whatever was not foreseen becomes a problem without any detail of the inside. Logged once, here.
/// </summary>
internal sealed partial class UnexpectedErrors(SecurityHeaders headers, ILogger<UnexpectedErrors> logger) : IExceptionHandler
{
    public async ValueTask<bool> TryHandleAsync(HttpContext httpContext, Exception exception, CancellationToken cancellationToken)
    {
        // The caller has gone: there is nobody to answer.
        if (exception is OperationCanceledException && httpContext.RequestAborted.IsCancellationRequested)
            return true;

        var problem = exception switch
        {
            BadHttpRequestException { StatusCode: StatusCodes.Status413PayloadTooLarge } =>
                PortalProblem.Of("request.too_large", RequestLimits.BodyBytesText),
            BadHttpRequestException when HttpMethods.IsGet(httpContext.Request.Method) =>
                PortalProblem.Of("request.invalid_parameter", "?", "/swagger"),
            BadHttpRequestException bad => PortalProblem.Of("request.malformed_json", bad.GetType().Name),
            _ when IsAway(exception) => new PortalProblem(Refusal.Of("server.unavailable"), retryAfterSeconds: 2),
            _ => PortalProblem.Of("server.error"),
        };
        if (problem.Refusal.Code == "server.error")
            LogUnexpected(logger, exception, httpContext.Request.Method, EndpointOf(httpContext));
        else if (problem.Refusal.Code == "server.unavailable")
            LogUnavailable(logger, httpContext.Request.Method, EndpointOf(httpContext), exception.GetType().Name);

        // The answer was emptied, its headers included.
        headers.Apply(httpContext.Response);
        try
        {
            await problem.ExecuteAsync(httpContext);
        }
        catch (OperationCanceledException) when (httpContext.RequestAborted.IsCancellationRequested)
        {
            // The caller went while the answer was on its way.
        }

        return true;
    }

    /// <summary>
    /// Storage or grains are away. A call that was cancelled although its caller still waits was given up by the engine:
    /// it had waited too long for a grain.
    /// </summary>
    private static bool IsAway(Exception exception) =>
        exception is SiloUnavailableException or OperationCanceledException || StorageOutage.Is(exception);

    private static string? EndpointOf(HttpContext context) =>
        context.Features.Get<IExceptionHandlerFeature>()?.Endpoint?.DisplayName;

    // Without a stack: during an outage every request would write one, and the journal says what is wrong.
    [LoggerMessage(5001, LogLevel.Warning, "{Method} {Endpoint} could not be served, storage or grains are away: {Reason}")]
    private static partial void LogUnavailable(ILogger logger, string method, string? endpoint, string reason);

    [LoggerMessage(5002, LogLevel.Error, "{Method} {Endpoint} failed unexpectedly")]
    private static partial void LogUnexpected(ILogger logger, Exception exception, string method, string? endpoint);
}
