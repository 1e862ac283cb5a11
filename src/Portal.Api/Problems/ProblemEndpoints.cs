using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Net.Http.Headers;
using Portal.Api.Commands;
using Portal.Api.Pages.Codes;
using Portal.Api.Pages.Shared;
using Portal.Grains.Shared;

namespace Portal.Api.Problems;

/// <summary>Explains the codes: the <c>type</c> of every problem leads here. A person gets a page, a program data.</summary>
internal static class ProblemEndpoints
{
    /// <param name="Code">Stable code.</param>
    /// <param name="Status">HTTP status.</param>
    /// <param name="Title">Title in both languages.</param>
    /// <param name="Detail">Meaning and what to do, in both languages.</param>
    internal sealed record Explanation(string Code, int Status, LocalizedText Title, LocalizedText Detail);

    public static void Map(IEndpointRouteBuilder routes)
    {
        var group = routes.MapGroup("/problems").WithTags("Problems").AllowAnonymous().WithStandardProblems();
        group.MapGet("/", All)
            .WithName("listProblems")
            .WithSummary("Every code that the portal answers with; a page for a browser")
            .Produces<IEnumerable<Explanation>>();
        group.MapGet("/{code}", One)
            .WithName("getProblem")
            .WithSummary("What a code means and what to do; a page for a browser")
            .Produces<Explanation>();
    }

    private static IResult All(HttpContext context) =>
        IsForPeople(context) ? CodePages.All(context) : TypedResults.Ok(ProblemCatalogue.All.Select(Explain));

    private static IResult One(string code, HttpContext context)
    {
        if (ProblemCatalogue.Find(code) is not { } text)
            return PortalProblem.Of("request.not_found");
        return IsForPeople(context) ? CodePages.One(context, text) : TypedResults.Ok(Explain(text));
    }

    private static bool IsForPeople(HttpContext context)
    {
        context.Response.Headers.Append(HeaderNames.Vary, HeaderNames.Accept);
        return PageWish.IsIn(context.Request);
    }

    private static Explanation Explain(ProblemText text) => new(text.Code, text.Status, text.Title, text.Detail);
}
