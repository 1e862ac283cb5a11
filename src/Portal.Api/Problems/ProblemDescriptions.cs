using System.Net.Mime;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;

namespace Portal.Api.Problems;

/// <summary>What the API document says about answers that say no.</summary>
internal static class ProblemDescriptions
{
    /// <summary>The endpoint, or each of a group, can answer a problem with these statuses.</summary>
    public static TEndpoint Refuses<TEndpoint>(this TEndpoint endpoint, params ReadOnlySpan<int> statuses)
        where TEndpoint : IEndpointConventionBuilder
    {
        foreach (var status in statuses)
            endpoint.WithMetadata(Metadata(status));
        return endpoint;
    }

    /// <summary>One of those statuses.</summary>
    public static ProducesResponseTypeMetadata Metadata(int status) =>
        new(status, typeof(ProblemBody), [MediaTypeNames.Application.ProblemJson]);
}
