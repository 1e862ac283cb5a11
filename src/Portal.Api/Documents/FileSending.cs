using Microsoft.AspNetCore.Http;
using Microsoft.Net.Http.Headers;
using Portal.Api.Protection;
using Portal.Grains.Documents;

namespace Portal.Api.Documents;

/// <summary>Sends a file so that no browser runs or shows it in the name of the portal.</summary>
internal static class FileSending
{
    public static IResult Send(HttpContext context, StoredFile file)
    {
        var headers = context.Response.Headers;
        headers.ContentSecurityPolicy = "sandbox; " + SecurityHeaders.DataPolicy;
        return TypedResults.PhysicalFile(
            file.Path,
            file.MediaType,
            file.Name,
            entityTag: new EntityTagHeaderValue($"\"{file.Hash}\""),
            enableRangeProcessing: true);
    }

    /// <summary>Whether a text can be the hash of a file; whatever else it is, it never becomes part of a path.</summary>
    public static bool IsHash(string text) => text.Length == 64 && text.All(char.IsAsciiHexDigitLower);
}
