using Microsoft.AspNetCore.Http;
using Portal.Api.Problems;

namespace Portal.Api.Documents;

/// <summary>Sees to it that both sides speak the same version of the protocol.</summary>
internal sealed class TusFilter : IEndpointFilter
{
    public async ValueTask<object?> InvokeAsync(EndpointFilterInvocationContext context, EndpointFilterDelegate next)
    {
        var (request, response) = (context.HttpContext.Request, context.HttpContext.Response);
        response.Headers[Tus.Resumable] = Tus.Version;
        var speaks = HttpMethods.IsOptions(request.Method) || HttpMethods.IsGet(request.Method)
            || request.Headers[Tus.Resumable] == Tus.Version;
        if (speaks)
            return await next(context);

        response.Headers["Tus-Version"] = Tus.Version;
        return PortalProblem.Of("upload.version");
    }
}
