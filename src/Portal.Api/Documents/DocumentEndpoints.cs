using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Portal.Api.Authentication;
using Portal.Api.Commands;

namespace Portal.Api.Documents;

/// <summary>Uploads after tus 1.0 (https://tus.io), and the files that came of them.</summary>
internal static class DocumentEndpoints
{
    public static void Map(IEndpointRouteBuilder routes)
    {
        var uploads = routes.MapGroup("/api/v1")
            .WithTags("Documents")
            .RequireAuthorization(Policies.Uploaders)
            .AddEndpointFilter<TusFilter>()
            .WithStandardProblems();
        UploadEndpoints.Map(uploads);

        OwnDocumentEndpoints.Map(Group(routes, "", Policies.Uploaders));
        DossierFileEndpoints.Map(Group(routes, "/citizen", Policies.Applicants), "Own");
        DossierFileEndpoints.Map(Group(routes, "/agency", Policies.OfficersAndSystems), "");
    }

    private static RouteGroupBuilder Group(IEndpointRouteBuilder routes, string path, string policy) =>
        routes.MapGroup("/api/v1" + path).WithTags("Documents").RequireAuthorization(policy).WithStandardProblems();
}
