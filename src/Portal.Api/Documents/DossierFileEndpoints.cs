using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Portal.Api.Authentication;
using Portal.Api.Problems;
using Portal.Grains.Documents;
using Portal.Grains.Dossiers;
using Portal.Grains.Dossiers.Looking;
using Portal.Grains.Shared;

namespace Portal.Api.Documents;

/// <summary>Files of a dossier, for those who may see the dossier: the grain decides that, as for the dossier itself.</summary>
internal static class DossierFileEndpoints
{
    public static void Map(RouteGroupBuilder group, string whose)
    {
        group.MapGet("/dossiers/{id}/components/{component}/file", Component)
            .WithName($"get{whose}ComponentFile")
            .WithSummary("The file of a component of a dossier")
            .Produces(StatusCodes.Status200OK, contentType: "application/octet-stream")
            .Refuses(404);
        group.MapGet("/dossiers/{id}/result/file", Result)
            .WithName($"get{whose}ResultFile")
            .WithSummary("The electronic result of a dossier")
            .Produces(StatusCodes.Status200OK, contentType: "application/octet-stream")
            .Refuses(404);
    }

    private static Task<IResult> Component(
        string id,
        string component,
        HttpContext context,
        IGrainFactory grains,
        IDocuments documents,
        IDossierLooks looks,
        CancellationToken cancellationToken) =>
        Send(
            id, context, grains, documents,
            dossier => dossier.Components.FirstOrDefault(one => one.Id == component)?.FileHash,
            // Online, the applicant named the hash: for them, files of the agency do not count.
            (dossier, caller) => dossier.Channel != Channel.Online || caller.Role is not (Role.Citizen or Role.Helper),
            (dossier, caller) => looks.Saw(caller, dossier, LookAt.ComponentFile),
            cancellationToken);

    private static Task<IResult> Result(
        string id,
        HttpContext context,
        IGrainFactory grains,
        IDocuments documents,
        IDossierLooks looks,
        CancellationToken cancellationToken) =>
        Send(
            id, context, grains, documents,
            dossier => dossier.Result?.FileHash,
            (_, _) => true,
            (dossier, caller) => looks.Saw(caller, dossier, LookAt.Result),
            cancellationToken);

    private static async Task<IResult> Send(
        string id,
        HttpContext context,
        IGrainFactory grains,
        IDocuments documents,
        Func<DossierView, string?> hashOf,
        Func<DossierView, Caller, bool> byOfficers,
        Action<DossierView, Caller> opened,
        CancellationToken cancellationToken)
    {
        if (CallerReader.Read(context.User) is not { } caller)
            return PortalProblem.Of("request.forbidden");
        if (!DossierKey.TryParse(id, out var key) || await grains.GetDossier(key).View(caller) is not { } dossier)
            return PortalProblem.Of("dossier.not_found");

        if (hashOf(dossier) is not { } hash
            || await documents.OfDossierAsync(hash, dossier, byOfficers(dossier, caller), cancellationToken) is not { } file)
            return PortalProblem.Of("document.not_found");

        opened(dossier, caller);
        return FileSending.Send(context, file);
    }
}
