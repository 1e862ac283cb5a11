using FluentValidation;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Portal.Api.Commands;
using Portal.Api.Requests;
using Portal.Grains.Petitions.Receiving;

namespace Portal.Api.Petitions;

/// <summary>Does not take a petition.</summary>
internal static class RefusePetitionEndpoint
{
    /// <param name="Reason">Why, in words the sender understands.</param>
    /// <param name="LegalClause">The clause that forbids it.</param>
    internal sealed record Request(string Reason, string LegalClause);

    internal sealed class Validator : AbstractValidator<Request>
    {
        public Validator()
        {
            RuleFor(request => request.Reason).Text(2000);
            RuleFor(request => request.LegalClause).Text(300);
        }
    }

    public static void Map(RouteGroupBuilder group) =>
        group.MapPost("/petitions/{id}/refusal", Handle)
            .ChangesPetition("refusePetition", "Refuse a petition, with the reason");

    private static Task<IResult> Handle(string id, CommandRequest<Request> request, PetitionDesk desk) =>
        desk.Execute(id, request, new RefusePetition(request.Body.Reason, request.Body.LegalClause));
}
