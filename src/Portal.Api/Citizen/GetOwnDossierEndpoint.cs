using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Routing;
using Portal.Api.Commands;
using Portal.Api.Lists;
using Portal.Grains.Dossiers;

namespace Portal.Api.Citizen;

/// <summary>One's own dossier or draft.</summary>
internal static class GetOwnDossierEndpoint
{
    public static void Map(RouteGroupBuilder group)
    {
        group.MapGet("/dossiers/{id}", DossierReading.View)
            .Reads<DossierView>("getOwnDossier", "One's own dossier or draft");
        group.MapGet("/dossiers/{id}/history", DossierReading.History)
            .Reads<HistoryPage>("getOwnDossierHistory", "What happened to one's own dossier, oldest first");
    }
}
