using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Portal.Api.Problems;
using Portal.Api.Requests;
using Portal.Grains.Dossiers;

namespace Portal.Api.Commands;

/// <summary>What the API document says about endpoints, in the words of the code.</summary>
internal static class EndpointDescriptions
{
    /// <summary>Problems that every endpoint of a group can answer with; one of them, unknown query parameters, is found here.</summary>
    public static RouteGroupBuilder WithStandardProblems(this RouteGroupBuilder group)
    {
        group.AddEndpointFilterFactory(KnownParameters.Filter);
        return group.Refuses(400, 401, 403, 429);
    }

    /// <summary>A command that begins a dossier.</summary>
    public static RouteHandlerBuilder BeginsDossier(this RouteHandlerBuilder endpoint, string name, string summary) =>
        endpoint.WithName(name).WithSummary(summary)
            .Produces<DossierReceipt>(StatusCodes.Status201Created)
            .Refuses(409, 422);

    /// <summary>A command on a dossier that exists: needs If-Match.</summary>
    public static RouteHandlerBuilder ChangesDossier(this RouteHandlerBuilder endpoint, string name, string summary) =>
        endpoint.WithName(name).WithSummary(summary)
            .WithMetadata(RequiresRevision.Instance)
            .Produces<DossierReceipt>()
            .Refuses(404, 409, 412, 422, 428);

    /// <summary>A change of something else that has revisions: needs If-Match.</summary>
    public static RouteHandlerBuilder NeedsRevision(this RouteHandlerBuilder endpoint) =>
        endpoint.WithMetadata(RequiresRevision.Instance)
            .Refuses(412, 428);

    /// <summary>A look at one thing.</summary>
    public static RouteHandlerBuilder Reads<TView>(this RouteHandlerBuilder endpoint, string name, string summary) =>
        endpoint.WithName(name).WithSummary(summary).Produces<TView>().Refuses(404);
}
