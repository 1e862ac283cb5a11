using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Portal.Api.Commands;
using Portal.Grains.Shared;

namespace Portal.Api.Problems;

/// <summary>Explains the codes: the <c>type</c> of every problem leads here.</summary>
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
        group.MapGet("/", () => TypedResults.Ok(ProblemCatalogue.All.Select(Explain)))
            .WithName("listProblems")
            .WithSummary("Every code that the portal answers with")
            .Produces<IEnumerable<Explanation>>();
        group.MapGet("/{code}", (string code) => ProblemCatalogue.Find(code) is { } text
                ? (IResult)TypedResults.Ok(Explain(text))
                : PortalProblem.Of("request.not_found"))
            .WithName("getProblem")
            .WithSummary("What a code means and what to do")
            .Produces<Explanation>();
    }

    private static Explanation Explain(ProblemText text) => new(text.Code, text.Status, text.Title, text.Detail);
}
