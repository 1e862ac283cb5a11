using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Portal.Api.Authentication;
using Portal.Api.Commands;
using Portal.Api.Lists;
using Portal.Api.Problems;
using Portal.Grains.Documents;

namespace Portal.Api.Documents;

/// <summary>One's own files.</summary>
internal static class OwnDocumentEndpoints
{
    public static void Map(RouteGroupBuilder group)
    {
        group.MapGet("/documents", List)
            .Reads<ListPage<DocumentLine>>("listOwnDocuments", "Files that one uploaded, newest first");
        group.MapGet("/documents/{hash}", Get)
            .WithName("getOwnDocument")
            .WithSummary("A file that one uploaded")
            .Produces(StatusCodes.Status200OK, contentType: "application/octet-stream")
            .Refuses(404);
    }

    private static Task<IResult> List(
        [AsParameters] ListQuery query,
        HttpContext context,
        IDocuments documents,
        CancellationToken cancellationToken) =>
        OwnList.AnswerAsync(context, query, (caller, page) => documents.OfOwnerAsync(caller.Subject, page, cancellationToken));

    private static async Task<IResult> Get(
        string hash, HttpContext context, IDocuments documents, CancellationToken cancellationToken)
    {
        if (CallerReader.Read(context.User) is not { } caller)
            return PortalProblem.Of("request.forbidden");
        return FileSending.IsHash(hash) && await documents.OwnAsync(hash, caller, cancellationToken) is { } file
            ? FileSending.Send(context, file)
            : PortalProblem.Of("document.not_found");
    }
}
