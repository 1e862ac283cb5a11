using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Portal.Api.Dev;
using Portal.Api.Problems;
using Portal.Grains.Catalogue;
using Portal.Grains.Dossiers;
using Portal.Grains.WorkingTime;

namespace Portal.Api.Pages;

/// <summary>Plain web pages: rendered on the server, one request each, no script.</summary>
internal static class PageEndpoints
{
    public static void Map(IEndpointRouteBuilder routes) =>
        routes.MapGet("/", Home).AllowAnonymous().ExcludeFromDescription();

    private static async Task<RazorComponentResult<HomePage>> Home(
        string? q,
        string? number,
        string? lang,
        HttpContext context,
        ICatalogue catalogue,
        IDossierLists dossiers,
        TimeProvider time)
    {
        var query = q is { Length: > 0 and <= ProcedureQuery.MaxText } ? q : null;
        var today = VietnamTime.DateOf(time.GetUtcNow());
        var found = catalogue.Current.Search(new ProcedureQuery(today, query, Limit: query is null ? 1 : 20));
        var progress = DossierNumber.TryParse(number?.Trim(), out var parsed)
            ? await dossiers.ProgressAsync(parsed.ToString(), context.RequestAborted)
            : null;
        var all = query is null ? found : catalogue.Current.Search(new ProcedureQuery(today, Limit: 1));

        context.Response.Headers.ContentSecurityPolicy =
            "default-src 'none'; style-src 'unsafe-inline'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'";
        return new RazorComponentResult<HomePage>(new
        {
            Model = new HomeModel(
                new PageText(lang is "vi" or "en" ? lang : Language.Of(context)),
                query,
                found,
                string.IsNullOrWhiteSpace(number) ? null : number.Trim(),
                progress,
                catalogue.Current.Agencies.All.Length,
                all.Total,
                context.RequestServices.GetService<DevIssuer>() is not null),
        });
    }
}
