using System.Globalization;
using Microsoft.AspNetCore.Http;
using Portal.Api.Authentication;
using Portal.Api.Problems;
using Portal.Grains.Dossiers;

namespace Portal.Api.Commands;

/// <summary>Reads one dossier; the grain decides who may see it.</summary>
internal static class DossierReading
{
    public static async Task<IResult> View(string id, HttpContext context, IGrainFactory grains)
    {
        if (CallerReader.Read(context.User) is not { } caller)
            return PortalProblem.Of("request.forbidden");
        if (!DossierKey.TryParse(id, out var key)
            || await grains.GetGrain<IDossierGrain>(key.ToString()).View(caller) is not { } dossier)
            return PortalProblem.Of("dossier.not_found");

        var tag = string.Create(CultureInfo.InvariantCulture, $"\"{dossier.Revision}\"");
        context.Response.Headers.ETag = tag;
        context.Response.Headers.CacheControl = "private, no-cache";
        return context.Request.Headers.IfNoneMatch == tag
            ? TypedResults.StatusCode(StatusCodes.Status304NotModified)
            : TypedResults.Ok(dossier);
    }
}
