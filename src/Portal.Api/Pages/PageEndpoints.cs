using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.ResponseCompression;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Portal.Api.Pages.Answers;
using Portal.Api.Pages.Ranking;
using Portal.Api.Pages.Scorecards;
using Portal.Api.Pages.Services;
using Portal.Api.Pages.Shared;

namespace Portal.Api.Pages;

/// <summary>Plain web pages: rendered on the server, one request each, and complete without scripts.</summary>
internal static class PageEndpoints
{
    // Style and the one script stand in the page itself and are known by their hashes; nothing is ever fetched from
    // elsewhere, and nothing else in a page is run or changes how it looks.
    private static readonly string ContentSecurityPolicy =
        $"default-src 'none'; img-src data:; style-src {PageStyle.Source}; script-src {LiveScript.Source}; connect-src 'self'; "
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
        pages.MapGet("/", RankingPageEndpoint.Show);
        pages.MapGet("/scorecards/{code}", ScorecardPageEndpoint.Show);
        pages.MapGet("/services", ServicesPageEndpoint.Show);
        pages.MapGet("/petitions", AnswersPageEndpoint.Show);
    }

    private static bool IsPage(PathString path) =>
        path == "/" || IsUnder(path, "/scorecards") || IsUnder(path, "/services") || IsUnder(path, "/petitions")
        || IsUnder(path, "/problems");

    private static bool IsUnder(PathString path, string start) =>
        path.StartsWithSegments(start, StringComparison.OrdinalIgnoreCase);

    /// <summary>What pages say otherwise than data.</summary>
    public static ValueTask<object?> Protect(EndpointFilterInvocationContext invocation, EndpointFilterDelegate next)
    {
        Protect(invocation.HttpContext);
        return next(invocation);
    }

    /// <summary>The headers of every page.</summary>
    public static void Protect(HttpContext context)
    {
        var headers = context.Response.Headers;
        headers.ContentSecurityPolicy = ContentSecurityPolicy;
        // What a page shows to somebody who is signed in stays on no disk: the machine may be a village's.
        headers.CacheControl = context.User.Identity is { IsAuthenticated: true } ? "no-store" : "no-cache, private";
        headers["Referrer-Policy"] = "same-origin";
    }
}
