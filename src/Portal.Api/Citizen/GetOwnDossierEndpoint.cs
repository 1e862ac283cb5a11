using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Routing;
using Portal.Api.Commands;
using Portal.Grains.Dossiers;

namespace Portal.Api.Citizen;

/// <summary>One's own dossier or draft.</summary>
internal static class GetOwnDossierEndpoint
{
    public static void Map(RouteGroupBuilder group) =>
        group.MapGet("/dossiers/{id}", DossierReading.View)
            .Reads<DossierView>("getOwnDossier", "One's own dossier or draft");
}
