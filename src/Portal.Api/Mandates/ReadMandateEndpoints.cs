using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Portal.Api.Authentication;
using Portal.Api.Commands;
using Portal.Api.Lists;
using Portal.Api.Problems;
using Portal.Grains.Mandates;
using Portal.Grains.Shared;

namespace Portal.Api.Mandates;

/// <summary>Lists of mandates, and one of them: the same for everybody, but for what is theirs.</summary>
internal static class ReadMandateEndpoints
{
    public static void MapCitizen(RouteGroupBuilder group)
    {
        List(group, (lists, caller, page, cancel) => lists.GivenByAsync(caller.Subject, page, cancel))
            .Reads<ListPage<MandateView>>("listOwnMandates", "Mandates that one gave, newest first");
        group.MapGet("/mandates/{id}", Get)
            .Reads<MandateView>("getOwnMandate", "A mandate that one gave");
    }

    public static void MapHelper(RouteGroupBuilder group)
    {
        List(group, (lists, caller, page, cancel) => lists.HeldByAsync(caller.Subject, page, cancel))
            .Reads<ListPage<MandateView>>("listHeldMandates", "Mandates that a helper holds or held, newest first");
        group.MapGet("/mandates/{id}", Get)
            .Reads<MandateView>("getHeldMandate", "A mandate that a helper holds or held");
    }

    public static void MapOfficers(RouteGroupBuilder group)
    {
        group.MapGet("/mandates", ListOfAgency)
            .Reads<ListPage<MandateView>>("listMandates", "Mandates of the commune, or of all below the agency, newest first");
        group.MapGet("/mandates/{id}", Get)
            .Reads<MandateView>("getMandate", "A mandate of the commune");
    }

    private static RouteHandlerBuilder List(
        RouteGroupBuilder group,
        Func<IMandateLists, Caller, PageRequest, CancellationToken, Task<Page<MandateView>>> read) =>
        group.MapGet("/mandates", (
            [AsParameters] ListQuery query,
            HttpContext context,
            IMandateLists lists,
            CancellationToken cancellationToken) =>
            OwnList.AnswerAsync(context, query, (caller, page) => read(lists, caller, page, cancellationToken)));

    private static Task<IResult> ListOfAgency(
        string? agency,
        [AsParameters] ListQuery query,
        HttpContext context,
        IMandateLists lists,
        CancellationToken cancellationToken) =>
        ListWithinReach.AnswerAsync(context, agency, query, (_, of, page) => lists.OfAgencyAsync(of, page, cancellationToken));

    private static async Task<IResult> Get(
        string id, HttpContext context, IMandateLists mandates, CancellationToken cancellationToken)
    {
        if (CallerReader.Read(context.User) is not { } caller)
            return PortalProblem.Of("request.forbidden");
        return await mandates.Named(id, caller, cancellationToken) is { } mandate
            ? TypedResults.Ok(mandate)
            : PortalProblem.Of("mandate.not_found");
    }
}
