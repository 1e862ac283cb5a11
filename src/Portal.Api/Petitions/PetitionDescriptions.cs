using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Portal.Api.Commands;
using Portal.Api.Problems;
using Portal.Grains.Petitions;

namespace Portal.Api.Petitions;

/// <summary>What the API document says about endpoints of petitions.</summary>
internal static class PetitionDescriptions
{
    /// <summary>A command on a petition that exists: needs If-Match.</summary>
    public static RouteHandlerBuilder ChangesPetition(this RouteHandlerBuilder endpoint, string name, string summary) =>
        endpoint.WithName(name).WithSummary(summary)
            .WithMetadata(RequiresRevision.Instance)
            .Produces<PetitionReceipt>()
            .Refuses(404, 409, 412, 422, 428);

    /// <summary>The command that begins a petition.</summary>
    public static RouteHandlerBuilder BeginsPetition(this RouteHandlerBuilder endpoint, string name, string summary) =>
        endpoint.WithName(name).WithSummary(summary)
            .Produces<PetitionReceipt>(StatusCodes.Status201Created)
            .Refuses(409, 422);
}
