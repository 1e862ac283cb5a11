using Microsoft.AspNetCore.Http;
using Portal.Api.Agency;
using Portal.Api.Authentication;
using Portal.Api.Problems;
using Portal.Grains.Shared;

namespace Portal.Api.Lists;

/// <summary>Lists of what lies with an agency: its officers see their own and those below it.</summary>
internal static class ListWithinReach
{
    /// <summary>A page of an agency, or why there is none.</summary>
    /// <param name="context">The request.</param>
    /// <param name="asked">The agency that is asked about; the caller's own unless said.</param>
    /// <param name="query">Which page.</param>
    /// <param name="read">Reads the page of an agency for the caller.</param>
    public static async Task<IResult> AnswerAsync<TLine>(
        HttpContext context, string? asked, ListQuery query, Func<Caller, string, PageRequest, Task<Page<TLine>>> read)
    {
        if (CallerReader.Read(context.User) is not { Agency: { } own } caller)
            return PortalProblem.Of("request.forbidden");
        if (AgencyReach.Problem(asked, caller) is { } unreachable)
            return unreachable;
        var (page, problem) = query.Read();
        return problem is not null ? problem : TypedResults.Ok(ListPage<TLine>.Of(await read(caller, asked ?? own, page!)));
    }
}
