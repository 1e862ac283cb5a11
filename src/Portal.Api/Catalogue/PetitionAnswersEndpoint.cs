using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Portal.Api.Commands;
using Portal.Api.Lists;
using Portal.Api.Problems;
using Portal.Api.Requests;
using Portal.Grains.Catalogue;
using Portal.Grains.Petitions;

namespace Portal.Api.Catalogue;

/// <summary>Published answers to petitions. Source: Decree 20/2008 Art. 19.</summary>
internal static class PetitionAnswersEndpoint
{
    /// <param name="Q">Words that follow each other in question or answer, with or without diacritics.</param>
    /// <param name="Agency">Only those of this agency and the ones below it.</param>
    /// <param name="Class">Only petitions about this.</param>
    internal sealed record Query(string? Q, string? Agency, string? Class)
    {
        /// <summary>What is asked for, or what is wrong with the question.</summary>
        public (AnswerQuery? Query, PortalProblem? Problem) Read(ICatalogue catalogue)
        {
            if (Q?.Length > AnswerQuery.MaxText)
                return (null, PortalProblem.Of("request.invalid_parameter", "q", "<= 200"));
            if (Agency is not null && catalogue.Current.Agencies.Find(Agency) is null)
                return (null, PortalProblem.Of("agency.unknown"));
            return EnumNames.TryParse<PetitionClass>(Class, out var @class)
                ? (new AnswerQuery(Q, Agency, @class), null)
                : (null, PortalProblem.Of("request.invalid_parameter", "class", EnumNames.Of<PetitionClass>()));
        }
    }

    public static void Map(RouteGroupBuilder group) =>
        group.MapGet("/petition-answers", Handle)
            .Reads<ListPage<PublishedAnswer>>(
                "listPetitionAnswers", "Published answers to petitions, without who asked, newest first");

    private static async Task<IResult> Handle(
        [AsParameters] Query query,
        [AsParameters] ListQuery list,
        ICatalogue catalogue,
        IPublishedAnswers answers,
        CancellationToken cancellationToken)
    {
        var (wanted, wrong) = query.Read(catalogue);
        if (wrong is not null)
            return wrong;
        var (page, problem) = list.Read();
        return problem is not null
            ? problem
            : TypedResults.Ok(ListPage<PublishedAnswer>.Of(await answers.FindAsync(wanted!, page!, cancellationToken)));
    }
}
