using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Portal.Api.Authentication;
using Portal.Api.Commands;
using Portal.Api.Requests;
using Portal.Grains.Petitions;

namespace Portal.Api.Petitions;

/// <summary>Petitions (phản ánh, kiến nghị): for those who send them and for the agencies that answer.</summary>
internal static class PetitionEndpoints
{
    public static void Map(IEndpointRouteBuilder routes)
    {
        var senders = Group(routes, "citizen", "Citizen", Policies.Applicants);
        SendPetitionEndpoint.Map(senders);
        AddToPetitionEndpoint.Map(senders);
        RatePetitionEndpoint.Map(senders);
        ReopenPetitionEndpoint.Map(senders);
        ListOwnPetitionsEndpoint.Map(senders);
        senders.MapGet("/petitions/{id}", PetitionReading.View)
            .Reads<PetitionView>("getOwnPetition", "One's own petition");

        var officers = Group(routes, "agency", "Agency", Policies.Officers);
        ReceivePetitionEndpoint.Map(officers);
        RefusePetitionEndpoint.Map(officers);
        ReturnPetitionEndpoint.Map(officers);
        TransferPetitionEndpoint.Map(officers);
        AskSenderEndpoint.Map(officers);
        AnswerPetitionEndpoint.Map(officers);
        PublishAnswerEndpoint.Map(officers);
        ListPetitionsEndpoint.Map(officers);
        officers.MapGet("/petitions/{id}", PetitionReading.View)
            .Reads<PetitionView>("getPetition", "A petition of the agency");
    }

    private static RouteGroupBuilder Group(IEndpointRouteBuilder routes, string audience, string tag, string policy) =>
        routes.MapGroup($"/api/v1/{audience}")
            .WithTags(tag)
            .RequireAuthorization(policy)
            .AddEndpointFilter<ValidationFilter>()
            .WithStandardProblems();
}
