using System.Collections.Immutable;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Portal.Api.Authentication;
using Portal.Api.Commands;
using Portal.Api.Lists;
using Portal.Api.Problems;
using Portal.Grains.Catalogue;
using Portal.Grains.Dossiers;
using Portal.Grains.Dossiers.Looking;
using Portal.Grains.Shared;

namespace Portal.Api.Citizen;

/// <summary>Who opened one's own dossier.</summary>
internal static class ListLooksEndpoint
{
    /// <param name="FirstAt">The first look of the hour.</param>
    /// <param name="LastAt">The last one.</param>
    /// <param name="Role">As what they looked: reception, specialist, leader, manager, helper, integrator.</param>
    /// <param name="Agency">Code of their agency.</param>
    /// <param name="What">What was read.</param>
    /// <param name="Times">How often.</param>
    internal sealed record LookView(
        DateTimeOffset FirstAt,
        DateTimeOffset LastAt,
        string Role,
        string? Agency,
        string? AgencyName,
        ImmutableArray<LookAt> What,
        int Times);

    public static void Map(RouteGroupBuilder group) =>
        group.MapGet("/dossiers/{id}/looks", Handle)
            .Reads<ListPage<LookView>>("listLooks", "Who opened one's own dossier, person by person and hour by hour, newest first");

    private static async Task<IResult> Handle(
        string id,
        [AsParameters] ListQuery query,
        HttpContext context,
        IGrainFactory grains,
        IDossierLooks looks,
        ICatalogue catalogue,
        CancellationToken cancellationToken)
    {
        if (CallerReader.Read(context.User) is not { } caller)
            return PortalProblem.Of("request.forbidden");
        var (page, problem) = query.Read();
        if (problem is not null)
            return problem;
        if (!DossierKey.TryParse(id, out var key) || await grains.GetDossier(key).View(caller) is not { } dossier)
            return PortalProblem.Of("dossier.not_found");

        // A helper sees the dossier of a villager; who else looks at it is the villager's business.
        if (caller.Subject != dossier.Applicant)
            return PortalProblem.Of("request.forbidden");

        var found = await looks.OfDossierAsync(dossier.Id, page!, cancellationToken);
        var agencies = catalogue.Current.Agencies;
        return TypedResults.Ok(new ListPage<LookView>(
            [
                .. found.Items.Select(look => new LookView(
                    look.FirstAt, look.LastAt, look.Role, look.Agency,
                    look.Agency is { } code ? agencies.Find(code)?.Name : null, look.What, look.Times)),
            ],
            CursorText.Write(found.Next)));
    }
}
