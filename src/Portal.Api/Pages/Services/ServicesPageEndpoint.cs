using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Portal.Api.Pages.Shared;
using Portal.Grains.Catalogue;
using Portal.Grains.Dossiers;
using Portal.Grains.WorkingTime;

namespace Portal.Api.Pages.Services;

/// <summary>Find a procedure, follow a dossier.</summary>
internal static class ServicesPageEndpoint
{
    public static async Task<RazorComponentResult<ServicesPage>> Show(
        string? q,
        string? number,
        HttpContext context,
        ICatalogue catalogue,
        IDossierLists dossiers,
        TimeProvider time)
    {
        var query = q is { Length: > 0 and <= ProcedureQuery.MaxText } ? q : null;
        var today = VietnamTime.DateOf(time.GetUtcNow());
        var all = catalogue.Current.Search(new ProcedureQuery(today, Limit: 1));
        var found = query is null ? all : catalogue.Current.Search(new ProcedureQuery(today, query, Limit: 20));
        var asked = FormField.Given(number);
        var progress = DossierNumber.TryParse(asked, out var parsed)
            ? await dossiers.ProgressAsync(parsed.ToString(), context.RequestAborted)
            : null;
        return new RazorComponentResult<ServicesPage>(new
        {
            Model = new ServicesModel(
                PageText.Of(context),
                query,
                found,
                asked,
                progress,
                catalogue.Current.Agencies.All.Length,
                all.Total),
        });
    }
}
