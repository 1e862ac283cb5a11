using Microsoft.AspNetCore.Http;
using Portal.Api.Authentication;
using Portal.Api.Problems;
using Portal.Grains.Shared;

namespace Portal.Api.Lists;

/// <summary>Lists of what is one's own: who asks decides what is in them.</summary>
internal static class OwnList
{
    /// <summary>A page for the caller, or why there is none.</summary>
    /// <param name="context">The request.</param>
    /// <param name="query">Which page.</param>
    /// <param name="read">Reads the page of a caller.</param>
    public static async Task<IResult> AnswerAsync<TLine>(
        HttpContext context, ListQuery query, Func<Caller, PageRequest, Task<Page<TLine>>> read)
    {
        if (CallerReader.Read(context.User) is not { } caller)
            return PortalProblem.Of("request.forbidden");
        var (page, problem) = query.Read();
        return problem is not null ? problem : TypedResults.Ok(ListPage<TLine>.Of(await read(caller, page!)));
    }
}
