using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Portal.Api.Authentication;
using Portal.Api.Commands;
using Portal.Api.Requests;

namespace Portal.Api.Citizen;

/// <summary>What citizens, enterprises and helpers do here.</summary>
internal static class CitizenEndpoints
{
    public static void Map(IEndpointRouteBuilder routes)
    {
        var group = routes.MapGroup("/api/v1/citizen")
            .WithTags("Citizen")
            .RequireAuthorization(Policies.Applicants)
            .AddEndpointFilter<ValidationFilter>()
            .WithStandardProblems();

        SubmitDossierEndpoint.Map(group);
        StartDraftEndpoint.Map(group);
        SaveDraftEndpoint.Map(group);
        DiscardDraftEndpoint.Map(group);
        SubmitDraftEndpoint.Map(group);
        SupplementEndpoint.Map(group);
        WithdrawEndpoint.Map(group);
        RateEndpoint.Map(group);
        GetOwnDossierEndpoint.Map(group);
        ListOwnDossiersEndpoint.Map(group);
        ListLooksEndpoint.Map(group);
        ProfileEndpoints.Map(group);
    }
}
