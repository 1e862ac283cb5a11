using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.ResponseCompression;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Portal.Api.Pages.Ranking;
using Portal.Api.Pages.Scorecards;
using Portal.Api.Pages.Services;
using Portal.Api.Pages.Shared;

namespace Portal.Api.Pages;

/// <summary>Plain web pages: rendered on the server, one request each, and complete without scripts.</summary>
internal static class PageEndpoints
{
    // Style and the one script stand in the page itself; nothing is ever fetched from elsewhere.
    private static readonly string ContentSecurityPolicy =
        $"default-src 'none'; img-src data:; style-src 'unsafe-inline'; script-src {LiveScript.Source}; connect-src 'self'; "
        + "form-action 'self'; base-uri 'none'; frame-ancestors 'none'";

    public static void AddPages(this IServiceCollection services)
    {
        services.AddRazorComponents();
        services.AddSingleton<ScorecardReading>();

        // Pages hold nothing secret beside what a caller sends, so compressing them over TLS gives nothing away.
        services.AddResponseCompression(compression =>
        {
            compression.EnableForHttps = true;
            compression.MimeTypes = ["text/html"];
            compression.Providers.Add<BrotliCompressionProvider>();
            compression.Providers.Add<GzipCompressionProvider>();
        });
    }

    /// <summary>Before everything that answers: pages travel compressed, over a weak line above all.</summary>
    public static void UsePages(this IApplicationBuilder app) =>
        app.UseWhen(context => IsPage(context.Request.Path), pages => pages.UseResponseCompression());

    public static void Map(IEndpointRouteBuilder routes)
    {
        var pages = routes.MapGroup("").AllowAnonymous().ExcludeFromDescription().AddEndpointFilter(Protect);
        pages.MapGet("/", RankingEndpoint.Show);
        pages.MapGet("/scorecards/{code}", ScorecardEndpoint.Show);
        pages.MapGet("/services", ServicesEndpoint.Show);
    }

    private static bool IsPage(PathString path) =>
        path == "/" || IsUnder(path, "/scorecards") || IsUnder(path, "/services");

    private static bool IsUnder(PathString path, string start) =>
        path.StartsWithSegments(start, StringComparison.OrdinalIgnoreCase);

    /// <summary>The headers of every page.</summary>
    public static ValueTask<object?> Protect(EndpointFilterInvocationContext invocation, EndpointFilterDelegate next)
    {
        var headers = invocation.HttpContext.Response.Headers;
        headers.ContentSecurityPolicy = ContentSecurityPolicy;
        headers.XContentTypeOptions = "nosniff";
        headers.CacheControl = "no-cache, private";
        headers["Referrer-Policy"] = "same-origin";
        return next(invocation);
    }
}
