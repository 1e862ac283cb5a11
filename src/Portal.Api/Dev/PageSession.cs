using Microsoft.AspNetCore.Authentication.JwtBearer;
using Microsoft.AspNetCore.Http;

namespace Portal.Api.Dev;

/// <summary>
/// A browser sends no bearer token with a page. In Development a cookie carries the token of a persona, for pages alone:
/// it opens nothing that changes something. In production the gateway that signs people in adds the header.
/// </summary>
internal static class PageSession
{
    private const string CookieName = "portal-persona";

    /// <summary>Takes the token of a page from the cookie.</summary>
    public static JwtBearerEvents Events { get; } = new() { OnMessageReceived = Read };

    /// <summary>Signs the browser in.</summary>
    public static void Begin(HttpContext context, string token, TimeSpan lifetime) =>
        context.Response.Cookies.Append(CookieName, token, Options(context, lifetime));

    /// <summary>Signs the browser out.</summary>
    public static void End(HttpContext context) => context.Response.Cookies.Delete(CookieName, Options(context, null));

    private static CookieOptions Options(HttpContext context, TimeSpan? lifetime) => new()
    {
        HttpOnly = true,
        SameSite = SameSiteMode.Strict,
        Secure = context.Request.IsHttps,
        MaxAge = lifetime,
        Path = "/scorecards",
        IsEssential = true,
    };

    private static Task Read(MessageReceivedContext message)
    {
        var request = message.Request;
        if (HttpMethods.IsGet(request.Method)
            && request.Headers.Authorization.Count == 0
            && request.Path.StartsWithSegments("/scorecards", StringComparison.OrdinalIgnoreCase)
            && request.Cookies.TryGetValue(CookieName, out var token))
            message.Token = token;
        return Task.CompletedTask;
    }
}
