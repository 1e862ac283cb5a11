using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Primitives;

namespace Portal.Api.Protection;

/// <summary>
/// What every answer tells a browser, set before anything else runs so that no answer goes without. The values fit data:
/// nothing in an answer is ever run, framed, sniffed or kept. What is a page or may be kept says so itself.
/// </summary>
internal sealed class SecurityHeaders(IHostEnvironment environment)
{
    /// <summary>For answers that are no pages: even if a browser shows one, nothing in it works.</summary>
    public const string DataPolicy = "default-src 'none'; frame-ancestors 'none'; base-uri 'none'; form-action 'none'";

    /// <summary>
    /// For the page of the API document, whose script and style are files of this portal. Its script sets styles as
    /// properties, which no policy minds; its pictures are data addresses.
    /// </summary>
    public const string DocumentPagePolicy =
        "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; font-src 'self'; connect-src 'self'; "
        + "frame-ancestors 'none'; base-uri 'none'; form-action 'none'";

    private const string PermissionsPolicy =
        "camera=(), display-capture=(), geolocation=(), microphone=(), payment=(), usb=()";

    /// <summary>Two years, as the preload lists ask; only where TLS is terminated in front, hence not in Development.</summary>
    private readonly StringValues transport =
        environment.IsDevelopment() ? StringValues.Empty : "max-age=63072000; includeSubDomains";

    /// <summary>Sets them all; again after somebody has emptied the answer.</summary>
    public void Apply(HttpResponse response)
    {
        var headers = response.Headers;
        headers.CacheControl = "no-store";
        headers.ContentSecurityPolicy = DataPolicy;
        headers.XContentTypeOptions = "nosniff";
        headers.XFrameOptions = "DENY";
        headers["Referrer-Policy"] = "no-referrer";
        headers["Permissions-Policy"] = PermissionsPolicy;
        headers["Cross-Origin-Opener-Policy"] = "same-origin";
        headers["Cross-Origin-Resource-Policy"] = "same-origin";
        if (transport.Count > 0)
            headers.StrictTransportSecurity = transport;
    }
}
