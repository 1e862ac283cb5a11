using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Portal.Api.Authentication;
using Portal.Api.Commands;

namespace Portal.Api.Administration;

/// <summary>What administrators do here.</summary>
internal static class AdministrationEndpoints
{
    public static void Map(IEndpointRouteBuilder routes)
    {
        var group = routes.MapGroup("/api/v1/administration")
            .WithTags("Administration")
            .RequireAuthorization(Policies.Administrators)
            .AddEndpointFilter<RecordedFilter>()
            .WithStandardProblems();

        ImportCatalogueEndpoint.Map(group);
        AuditEndpoint.Map(group);
    }
}
