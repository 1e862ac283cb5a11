using System.Security.Cryptography;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Portal.Api.Authentication;
using Portal.Api.Commands;
using Portal.Api.Problems;
using Portal.Grains.Administration;

namespace Portal.Api.Administration;

/// <summary>
/// Writes down who changes the portal itself: before it is carried out, so that nothing happens that is not on record, and
/// with its outcome afterwards.
/// </summary>
internal sealed class RecordedFilter(IAdministrationRecord record) : IEndpointFilter
{
    private const int LongestTarget = 300;

    public async ValueTask<object?> InvokeAsync(EndpointFilterInvocationContext context, EndpointFilterDelegate next)
    {
        var http = context.HttpContext;
        if (HttpMethods.IsGet(http.Request.Method) || CallerReader.Read(http.User) is not { } caller)
            return await next(context);

        var command = context.Arguments.OfType<ICommandRequest>().FirstOrDefault();
        var hash = command?.RequestHash ?? await HashAsync(http.Request, http.RequestAborted);
        var target = http.Request.Path + http.Request.QueryString.ToUriComponent();
        var act = new AdministrationAct(
            caller.Actor,
            caller.Agency,
            http.GetEndpoint()?.Metadata.GetMetadata<IEndpointNameMetadata>()?.EndpointName ?? http.Request.Method,
            target.Length <= LongestTarget ? target : target[..LongestTarget],
            Convert.ToHexStringLower(hash),
            null);
        await record.WriteAsync(act, http.RequestAborted);
        var answer = await next(context);
        // What was done is done, whether the caller has stayed or not.
        await record.WriteAsync(act with { Status = StatusOf(answer) }, CancellationToken.None);
        return answer;
    }

    /// <summary>Reads the body, and leaves it to be read again.</summary>
    private static async Task<byte[]> HashAsync(HttpRequest request, CancellationToken cancellationToken)
    {
        request.EnableBuffering(64 * 1024, RequestLimits.ImportBytes + 1);
        byte[] hash;
        try
        {
            hash = await SHA256.HashDataAsync(request.Body, cancellationToken);
        }
        catch (IOException)
        {
            // Larger than anything that is taken: the endpoint says so.
            hash = SHA256.HashData([]);
        }

        request.Body.Position = 0;
        return hash;
    }

    private static int StatusOf(object? answer) => answer switch
    {
        PortalProblem problem => ProblemCatalogue.Get(problem.Refusal.Code).Status,
        IStatusCodeHttpResult { StatusCode: { } status } => status,
        _ => StatusCodes.Status200OK,
    };
}
