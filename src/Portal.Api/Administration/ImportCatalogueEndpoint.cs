using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Portal.Api.Authentication;
using Portal.Api.Problems;
using Portal.Api.Requests;
using Portal.Grains.Catalogue;
using Portal.Grains.Catalogue.Import;

namespace Portal.Api.Administration;

/// <summary>
/// Publishes agencies, procedures, days off, provisions or announcements from a file. A file that is imported twice changes nothing the second
/// time, so a repeat needs no idempotency key.
/// </summary>
internal static class ImportCatalogueEndpoint
{
    public static void Map(RouteGroupBuilder group) =>
        group.MapPost("/imports/{kind}", Handle)
            .WithName("importCatalogue")
            .WithSummary("Publish agencies, procedures, holidays, provisions or announcements; with dryRun=true only say what would happen")
            .Accepts<object>("application/json")
            .Produces<ImportReport>()
            .Refuses(413)
            .Produces<ImportReport>(422);

    private static async Task<IResult> Handle(
        string kind,
        bool? dryRun,
        HttpContext context,
        ICatalogueAdministration catalogue)
    {
        if (CallerReader.Read(context.User) is not { } caller)
            return PortalProblem.Of("request.forbidden");
        if (!EnumNames.TryParse<ImportKind>(kind, out var asked))
            return PortalProblem.Of("request.invalid_parameter", "kind", EnumNames.Of<ImportKind>());

        var (file, tooLarge) = await BodyReader.ReadAsync(context, RequestLimits.ImportBytes);
        using var _ = file;
        if (tooLarge is not null)
            return new PortalProblem(tooLarge);

        var report = await catalogue.Import(
            asked!.Value, file.Memory, caller.Actor, dryRun ?? false, context.RequestAborted);
        return report.Errors.IsEmpty
            ? TypedResults.Ok(report)
            : TypedResults.Json(report, statusCode: StatusCodes.Status422UnprocessableEntity);
    }
}
