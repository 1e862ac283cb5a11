using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Portal.Api.Commands;
using Portal.Api.Problems;
using Portal.Grains.Agencies;

namespace Portal.Api.Dev;

/// <summary>Personas and their tokens; mapped only where the built-in issuer exists.</summary>
internal static class DevEndpoints
{
    private static readonly TimeSpan TokenLifetime = TimeSpan.FromHours(12);

    /// <summary>Who wants to sign in.</summary>
    /// <param name="Persona">Name of the persona.</param>
    /// <param name="Agency">Another agency than the persona's own.</param>
    /// <param name="Subject">Another subject id than the persona's own, to play many people.</param>
    internal sealed record TokenRequest(string Persona, string? Agency = null, string? Subject = null);

    /// <summary>A token, with the names that OAuth 2.0 uses.</summary>
    internal sealed record TokenAnswer(
        [property: System.Text.Json.Serialization.JsonPropertyName("access_token")] string AccessToken,
        [property: System.Text.Json.Serialization.JsonPropertyName("token_type")] string TokenType,
        [property: System.Text.Json.Serialization.JsonPropertyName("expires_in")] int ExpiresIn);

    public static void Map(IEndpointRouteBuilder routes)
    {
        if (routes.ServiceProvider.GetService<DevIssuer>() is null)
            return;

        var group = routes.MapGroup("/dev").WithTags("Development").AllowAnonymous().WithStandardProblems();
        group.MapGet("/personas", () => TypedResults.Ok(Persona.All))
            .WithName("listPersonas")
            .WithSummary("Made-up people to try the portal with");
        group.MapPost("/token", IssueToken)
            .WithName("issueToken")
            .WithSummary("A token for a persona");
        ClockEndpoints.Map(group);
        SignInEndpoints.Map(group);
        ScoreEndpoints.Map(group);
    }

    private static Results<Ok<TokenAnswer>, PortalProblem> IssueToken(TokenRequest request, DevIssuer issuer)
    {
        if (Persona.All.FirstOrDefault(persona => persona.Name == request.Persona) is not { } persona)
            return PortalProblem.Of("request.invalid_parameter", "persona", "GET /dev/personas");
        if (request.Agency is { } agency && !AgencyCode.TryParse(agency, out _))
            return PortalProblem.Of("request.invalid_parameter", "agency", "GET /api/v1/catalogue/agencies");

        var chosen = persona with
        {
            Agency = request.Agency ?? persona.Agency,
            Subject = request.Subject is { Length: > 0 and <= 100 } subject ? subject : persona.Subject,
        };
        return TypedResults.Ok(new TokenAnswer(
            issuer.Issue(chosen, TokenLifetime), "Bearer", (int)TokenLifetime.TotalSeconds));
    }
}
