using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Portal.Api.Problems;
using Portal.Grains.Dossiers;

namespace Portal.Api.Commands;

/// <summary>What the API document says about endpoints, in the words of the code.</summary>
internal static class EndpointDescriptions
{
    private const string Problem = "application/problem+json";

    /// <summary>Problems that every endpoint of a group can answer with; one of them, unknown query parameters, is found here.</summary>
    public static RouteGroupBuilder WithStandardProblems(this RouteGroupBuilder group)
    {
        group.AddEndpointFilterFactory(KnownParameters.Filter);
        group.ProducesProblem(400).ProducesProblem(401).ProducesProblem(403).ProducesProblem(429);
        return group;
    }

    /// <summary>A command that begins a dossier.</summary>
    public static RouteHandlerBuilder BeginsDossier(this RouteHandlerBuilder endpoint, string name, string summary) =>
        endpoint.WithName(name).WithSummary(summary)
            .Produces<DossierReceipt>(StatusCodes.Status201Created)
            .Produces<ProblemBody>(409, Problem)
            .Produces<ProblemBody>(422, Problem);

    /// <summary>A command on a dossier that exists: needs If-Match.</summary>
    public static RouteHandlerBuilder ChangesDossier(this RouteHandlerBuilder endpoint, string name, string summary) =>
        endpoint.WithName(name).WithSummary(summary)
            .WithMetadata(RequiresRevision.Instance)
            .Produces<DossierReceipt>()
            .Produces<ProblemBody>(404, Problem)
            .Produces<ProblemBody>(409, Problem)
            .Produces<ProblemBody>(412, Problem)
            .Produces<ProblemBody>(422, Problem)
            .Produces<ProblemBody>(428, Problem);

    /// <summary>A change of something else that has revisions: needs If-Match.</summary>
    public static RouteHandlerBuilder NeedsRevision(this RouteHandlerBuilder endpoint) =>
        endpoint.WithMetadata(RequiresRevision.Instance)
            .Produces<ProblemBody>(412, Problem)
            .Produces<ProblemBody>(428, Problem);

    /// <summary>A look at one thing.</summary>
    public static RouteHandlerBuilder Reads<TView>(this RouteHandlerBuilder endpoint, string name, string summary) =>
        endpoint.WithName(name).WithSummary(summary).Produces<TView>().Produces<ProblemBody>(404, Problem);

    private static RouteGroupBuilder ProducesProblem(this RouteGroupBuilder group, int status)
    {
        group.WithMetadata(new ProducesResponseTypeMetadata(status, typeof(ProblemBody), [Problem]));
        return group;
    }
}
