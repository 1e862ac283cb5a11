using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Portal.Api.Authentication;
using Portal.Api.Commands;
using Portal.Api.Lists;
using Portal.Api.Requests;
using Portal.Grains.Dossiers;

namespace Portal.Api.Agency;

/// <summary>What officers do here, and the systems that work for them.</summary>
internal static class AgencyEndpoints
{
    public static void Map(IEndpointRouteBuilder routes)
    {
        var officers = Group(routes, Policies.Officers);
        RegisterEndpoint.Map(officers);
        AcceptEndpoint.Map(officers);
        RefuseEndpoint.Map(officers);
        RequestSupplementEndpoint.Map(officers);
        ReleaseSecondSupplementEndpoint.Map(officers);
        RequestPaymentEndpoint.Map(officers);
        AssignEndpoint.Map(officers);
        ForwardEndpoint.Map(officers);
        CheckOriginalsEndpoint.Map(officers);
        DigitiseEndpoint.Map(officers);
        ExtendEndpoint.Map(officers);
        FinishEndpoint.Map(officers);
        ReturnResultEndpoint.Map(officers);
        StopEndpoint.Map(officers);
        ListQueueEndpoint.Map(officers);
        ListRatingsEndpoint.Map(officers);

        var officersAndSystems = Group(routes, Policies.OfficersAndSystems);
        ConfirmPaymentEndpoint.Map(officersAndSystems);
        officersAndSystems.MapGet("/dossiers/{id}", DossierReading.View)
            .Reads<DossierView>("getDossier", "A dossier of the agency");
        officersAndSystems.MapGet("/dossiers/{id}/history", DossierReading.History)
            .Reads<HistoryPage>("getDossierHistory", "What happened to a dossier, oldest first");

        RecordSynchronisationEndpoint.Map(Group(routes, Policies.Systems));

        QueuePolicyEndpoints.Map(Group(routes, Policies.Managers));
        StatisticsEndpoint.Map(Group(routes, Policies.Statistics));
    }

    private static RouteGroupBuilder Group(IEndpointRouteBuilder routes, string policy) =>
        routes.MapGroup("/api/v1/agency")
            .WithTags("Agency")
            .RequireAuthorization(policy)
            .AddEndpointFilter<ValidationFilter>()
            .WithStandardProblems();
}
