using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Portal.Api.Pages.Shared;
using Portal.Api.Problems;

namespace Portal.Api.Pages.Codes;

/// <summary>The codes for people who follow the link of a problem.</summary>
internal static class CodePages
{
    /// <summary>Every code, by what it is about.</summary>
    public static IResult All(HttpContext context)
    {
        PageEndpoints.Protect(context);
        return new RazorComponentResult<CodesPage>(new { Text = PageText.Of(context), Codes = ProblemCatalogue.All.ToList() });
    }

    /// <summary>One code.</summary>
    public static IResult One(HttpContext context, ProblemText code)
    {
        PageEndpoints.Protect(context);
        return new RazorComponentResult<CodePage>(new { Text = PageText.Of(context), Code = code });
    }
}
