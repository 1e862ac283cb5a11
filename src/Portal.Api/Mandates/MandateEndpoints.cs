using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Portal.Api.Authentication;
using Portal.Api.Commands;
using Portal.Api.Requests;

namespace Portal.Api.Mandates;

/// <summary>Mandates: villagers give them, helpers hold them, the commune records and watches them.</summary>
internal static class MandateEndpoints
{
    public static void Map(IEndpointRouteBuilder routes)
    {
        var citizens = Group(routes, "citizen", Policies.Citizens);
        GiveMandateEndpoint.Map(citizens);
        ReadMandateEndpoints.MapCitizen(citizens);
        RevokeMandateEndpoint.Map(citizens, "revokeOwnMandate", "End a mandate that one gave");

        var helpers = Group(routes, "helper", Policies.Helpers);
        ReadMandateEndpoints.MapHelper(helpers);
        RevokeMandateEndpoint.Map(helpers, "renounceMandate", "Give a mandate back");
        ListRepresentedDossiersEndpoint.Map(helpers);

        var officers = Group(routes, "agency", Policies.Officers);
        RecordMandateEndpoint.Map(officers);
        ReadMandateEndpoints.MapOfficers(officers);
        RevokeMandateEndpoint.Map(officers, "revokeMandate", "End a mandate of the commune");
    }

    private static RouteGroupBuilder Group(IEndpointRouteBuilder routes, string audience, string policy) =>
        routes.MapGroup("/api/v1/" + audience)
            .WithTags("Mandates")
            .RequireAuthorization(policy)
            .AddEndpointFilter<ValidationFilter>()
            .WithStandardProblems();
}
