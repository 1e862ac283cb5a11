using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Primitives;

namespace Portal.Api.Pages.Shared;

/// <summary>Tells who looks at a page from who wants data, where one address has both.</summary>
internal static class PageWish
{
    /// <summary>
    /// Whether HTML is asked for by name and nothing is preferred to it. Whoever takes JSON as gladly is a program, and so
    /// is who takes anything.
    /// </summary>
    public static bool IsIn(HttpRequest request)
    {
        if (request.Headers.Accept.Count == 0)
            return false;

        double html = 0, json = 0, any = 0;
        foreach (var accepted in request.GetTypedHeaders().Accept)
        {
            var weight = accepted.Quality ?? 1;
            if (accepted.MatchesMediaType("text/html") && !accepted.MatchesAllSubTypes)
                html = Math.Max(html, weight);
            else if (IsJson(accepted.SubType) || IsJson(accepted.Suffix))
                json = Math.Max(json, weight);
            else if (accepted.MatchesAllTypes)
                any = Math.Max(any, weight);
        }

        return html > json && html >= any;
    }

    private static bool IsJson(StringSegment name) => name.Equals("json", StringComparison.OrdinalIgnoreCase);
}
