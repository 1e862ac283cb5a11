using System.Globalization;
using Microsoft.AspNetCore.Http;
using Portal.Grains.Documents;

namespace Portal.Api.Documents;

/// <summary>Names and forms of the protocol tus 1.0.</summary>
internal static class Tus
{
    public const string Version = "1.0.0";
    public const string Extensions = "creation,expiration,termination";
    public const string ContentType = "application/offset+octet-stream";

    public const string Resumable = "Tus-Resumable";
    public const string UploadOffset = "Upload-Offset";
    public const string UploadLength = "Upload-Length";
    public const string UploadMetadata = "Upload-Metadata";

    /// <summary>SHA-256 of the finished file; an addition of this portal.</summary>
    public const string DocumentHash = "Document-Hash";

    /// <summary>A number of bytes in a header, or <see langword="null"/>.</summary>
    public static long? Bytes(HttpRequest request, string header) =>
        request.Headers[header] is [{ Length: <= 18 } text]
        && long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var bytes)
            ? bytes
            : null;

    /// <summary>Says how far an upload is.</summary>
    public static void Tell(HttpResponse response, UploadView upload)
    {
        response.Headers[UploadOffset] = upload.Offset.ToString(CultureInfo.InvariantCulture);
        response.Headers["Upload-Expires"] = upload.ExpiresAt.ToString("R", CultureInfo.InvariantCulture);
        if (upload.Hash is { } hash)
            response.Headers[DocumentHash] = hash;
    }
}
