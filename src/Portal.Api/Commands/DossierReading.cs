using System.Globalization;
using Microsoft.AspNetCore.Http;
using Portal.Api.Authentication;
using Portal.Api.Lists;
using Portal.Api.Problems;
using Portal.Grains.Dossiers;
using Portal.Grains.Dossiers.Looking;
using Portal.Grains.Shared;

namespace Portal.Api.Commands;

/// <summary>Reads one dossier; the grain decides who may see it.</summary>
internal static class DossierReading
{
    public static async Task<IResult> View(
        string id,
        HttpContext context,
        IGrainFactory grains,
        IDossierHistory history,
        IDossierLooks looks,
        CancellationToken cancellationToken)
    {
        if (CallerReader.Read(context.User) is not { } caller)
            return PortalProblem.Of("request.forbidden");
        if (!DossierKey.TryParse(id, out var key)
            || await grains.GetDossier(key).View(caller) is not { } dossier)
            return PortalProblem.Of("dossier.not_found");

        looks.Saw(caller, dossier, LookAt.Content);
        var tag = EntityTag.Of(dossier.Revision);
        context.Response.Headers.ETag = tag;
        return IsKnown(context, tag)
            ? TypedResults.StatusCode(StatusCodes.Status304NotModified)
            : TypedResults.Ok(await history.WithNoticesAsync(dossier, ReaderOf(dossier, caller), cancellationToken));
    }

    /// <summary>What happened to the dossier, for those who may see it.</summary>
    public static async Task<IResult> History(
        string id,
        int? after,
        int? limit,
        HttpContext context,
        IGrainFactory grains,
        IDossierHistory history,
        IDossierLooks looks,
        CancellationToken cancellationToken)
    {
        if (CallerReader.Read(context.User) is not { } caller)
            return PortalProblem.Of("request.forbidden");
        if (limit is < 1 or > 100 || after is < 0)
            return PortalProblem.Of("request.invalid_parameter", "after, limit", "after >= 0, limit 1..100");
        if (!DossierKey.TryParse(id, out var key)
            || await grains.GetDossier(key).View(caller) is not { } dossier)
            return PortalProblem.Of("dossier.not_found");

        looks.Saw(caller, dossier, LookAt.History);
        var lines = await history.OfAsync(
            dossier.Id, ReaderOf(dossier, caller), after ?? 0, limit ?? 50, cancellationToken);
        var last = lines.IsEmpty ? dossier.Revision : lines[^1].Revision;
        var next = last < dossier.Revision ? last.ToString(CultureInfo.InvariantCulture) : null;
        // Entries have no gaps, and archives take them from the beginning: what is missing first was archived.
        var first = lines.IsEmpty ? dossier.Revision + 1 : lines[0].Revision;
        return TypedResults.Ok(new HistoryPage(lines, next, first > (after ?? 0) + 1 ? first - 1 : null));
    }

    /// <summary>A helper reads a dossier of their own as the citizen that they are.</summary>
    private static Role ReaderOf(DossierView dossier, Caller caller) =>
        caller.Role == Role.Helper && caller.Subject == dossier.Applicant ? Role.Citizen : caller.Role;

    // Comparison is weak here (RFC 9110, section 13.1.2): proxies that compress turn tags into weak ones.
    private static bool IsKnown(HttpContext context, string tag) =>
        context.Request.GetTypedHeaders().IfNoneMatch.Any(known => known.Tag == tag || known.Tag == "*");
}
