using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Portal.Api.Commands;
using Portal.Api.Lists;
using Portal.Api.Problems;
using Portal.Api.Requests;
using Portal.Grains.Dossiers;
using Portal.Grains.Shared;

namespace Portal.Api.Agency;

/// <summary>The queue of an agency.</summary>
internal static class ListQueueEndpoint
{
    /// <param name="Agency">An agency below one's own; one's own unless said otherwise.</param>
    /// <param name="Status">Only this status; all that are open unless said otherwise.</param>
    /// <param name="Assignee">Only those of this officer.</param>
    /// <param name="Procedure">Only this procedure.</param>
    /// <param name="DueBefore">Only open ones that are due before this moment.</param>
    internal sealed record Query(
        string? Agency,
        string? Status,
        string? Assignee,
        string? Procedure,
        DateTimeOffset? DueBefore);

    public static void Map(RouteGroupBuilder group) =>
        group.MapGet("/dossiers", Handle)
            .Reads<ListPage<DossierLine>>("listQueue", "Open dossiers of the agency, or those of a status, the most urgent first");

    private static async Task<IResult> Handle(
        [AsParameters] Query query,
        [AsParameters] ListQuery list,
        HttpContext context,
        IDossierLists dossiers,
        CancellationToken cancellationToken)
    {
        if (!EnumNames.TryParse<DossierStatus>(query.Status, out var status))
            return PortalProblem.Of("request.invalid_parameter", "status", EnumNames.Of<DossierStatus>());
        if (!IsName(query.Assignee, 100) || !IsName(query.Procedure, 30))
            return PortalProblem.Of("request.invalid_parameter", "assignee, procedure", "1..100, 1..30");

        return await ListWithinReach.AnswerAsync(context, query.Agency, list, (caller, agency, page) =>
        {
            // A specialist sees what is assigned to them, not the work of their colleagues.
            var assignee = caller.Role == Role.Specialist ? caller.Subject : query.Assignee;
            var filter = new QueueFilter(agency, status, assignee, query.Procedure, query.DueBefore);
            return dossiers.OfAgencyAsync(filter, page, cancellationToken);
        });
    }

    // PostgreSQL takes no NUL character, not even as a value that finds nothing.
    private static bool IsName(string? text, int most) =>
        text is null || (text.Length > 0 && text.Length <= most && !text.Any(char.IsControl));
}
