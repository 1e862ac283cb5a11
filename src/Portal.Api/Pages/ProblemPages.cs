using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Portal.Api.Pages.Shared;
using Portal.Api.Problems;

namespace Portal.Api.Pages;

/// <summary>Problems for people: a page where a browser asked for one, in the language of the pages.</summary>
internal static class ProblemPages
{
    private static readonly string[] ForPrograms = ["/api", "/health", "/swagger"];

    /// <summary>Whether somebody looks at a page, and not a program at the API.</summary>
    public static bool IsWanted(HttpRequest request) =>
        HttpMethods.IsGet(request.Method)
        && !ForPrograms.Any(path => request.Path.StartsWithSegments(path, StringComparison.OrdinalIgnoreCase))
        && PageWish.IsIn(request);

    /// <summary>The page of a problem.</summary>
    public static Task WriteAsync(HttpContext context, Func<string, ProblemBody> problem)
    {
        var text = PageText.Of(context);
        var body = problem(text.Language);
        PageEndpoints.Protect(context);
        return new RazorComponentResult<ProblemPage>(new { Text = text, Problem = body }) { StatusCode = body.Status }.ExecuteAsync(context);
    }
}
