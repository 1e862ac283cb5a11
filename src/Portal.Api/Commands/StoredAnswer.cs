using Microsoft.AspNetCore.Http;
using Portal.Grains.Shared;

namespace Portal.Api.Commands;

/// <summary>Writes an answer exactly as it was stored with the commit.</summary>
internal sealed class StoredAnswer(CommandAnswer answer) : IResult
{
    public Task ExecuteAsync(HttpContext httpContext)
    {
        var response = httpContext.Response;
        response.StatusCode = answer.Status;
        response.ContentType = "application/json; charset=utf-8";
        response.ContentLength = answer.Body.Length;
        if (answer.ETag is not null)
            response.Headers.ETag = answer.ETag;
        if (answer.Location is not null)
            response.Headers.Location = answer.Location;
        return response.Body.WriteAsync(answer.Body, httpContext.RequestAborted).AsTask();
    }
}
