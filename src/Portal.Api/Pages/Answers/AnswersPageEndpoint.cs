using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Portal.Api.Catalogue;
using Portal.Api.Lists;
using Portal.Api.Pages.Shared;
using Portal.Api.Problems;
using Portal.Grains.Catalogue;
using Portal.Grains.Petitions;

namespace Portal.Api.Pages.Answers;

/// <summary>Published answers to petitions, to search and to read.</summary>
internal static class AnswersPageEndpoint
{
    private const int PageSize = 10;

    public static async Task<Results<RazorComponentResult<AnswersPage>, PortalProblem>> Show(
        string? q,
        string? agency,
        string? cursor,
        HttpContext context,
        ICatalogue catalogue,
        IPublishedAnswers answers)
    {
        var asked = new PetitionAnswersEndpoint.Query(FormField.Given(q), FormField.Given(agency), Class: null);
        var (query, wrong) = asked.Read(catalogue);
        if (wrong is not null)
            return wrong;
        var (page, problem) = new ListQuery(PageSize, FormField.Given(cursor)).Read();
        if (problem is not null)
            return problem;

        var text = PageText.Of(context);
        var found = await answers.FindAsync(query!, page!, context.RequestAborted);
        return new RazorComponentResult<AnswersPage>(new
        {
            Model = new AnswersModel(
                text,
                query!,
                found.Items,
                found.Next is { } next ? Link(CursorText.Write(next)) : null,
                page!.After is null ? null : Link(null),
                catalogue.Current.Agencies),
        });

        string Link(string? at) => text.Link("/petitions", ("q", asked.Q), ("agency", asked.Agency), ("cursor", at));
    }
}
