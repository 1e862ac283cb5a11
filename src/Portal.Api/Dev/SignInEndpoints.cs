using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Portal.Api.Pages;
using Portal.Api.Pages.Shared;
using Portal.Api.Pages.SignIn;
using Portal.Api.Problems;

namespace Portal.Api.Dev;

/// <summary>Lets a browser see the pages as a persona.</summary>
internal static class SignInEndpoints
{
    private static readonly TimeSpan Lifetime = TimeSpan.FromHours(12);

    public static void Map(RouteGroupBuilder group)
    {
        group.MapGet("/sign-in", Show).ExcludeFromDescription().AddEndpointFilter(PageEndpoints.Protect);
        group.MapPost("/sign-in", SignIn).ExcludeFromDescription();
    }

    private static RazorComponentResult<SignInPage> Show(HttpContext context) =>
        new(new { Text = PageText.Of(context) });

    private static async Task<IResult> SignIn(HttpContext context, DevIssuer issuer)
    {
        var name = context.Request.HasFormContentType
            ? (await context.Request.ReadFormAsync(context.RequestAborted))["persona"].ToString()
            : "";
        if (name.Length == 0)
            PageSession.End(context);
        else if (Persona.All.FirstOrDefault(one => one.Name == name) is { } persona)
            PageSession.Begin(context, issuer.Issue(persona, Lifetime), Lifetime);
        else
            return PortalProblem.Of("request.invalid_parameter", "persona", "GET /dev/personas");

        context.Response.Headers.Location = PageText.Of(context).Link("/");
        return TypedResults.StatusCode(StatusCodes.Status303SeeOther);
    }
}
