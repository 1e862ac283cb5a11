using FluentValidation;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Portal.Api.Commands;
using Portal.Api.Requests;
using Portal.Grains.Dossiers.Paying;

namespace Portal.Api.Agency;

/// <summary>Asks the applicant to pay.</summary>
internal static class RequestPaymentEndpoint
{
    /// <param name="Amount">Amount in VND.</param>
    /// <param name="Reason">What the money is for.</param>
    internal sealed record Request(long Amount, string Reason);

    internal sealed class Validator : AbstractValidator<Request>
    {
        public Validator()
        {
            RuleFor(request => request.Amount).Amount();
            RuleFor(request => request.Reason).Text(500);
        }
    }

    public static void Map(RouteGroupBuilder group) =>
        group.MapPost("/dossiers/{id}/payment-request", Handle)
            .ChangesDossier("requestPayment", "Ask the applicant to pay");

    private static Task<IResult> Handle(string id, CommandRequest<Request> request, DossierDesk desk) =>
        desk.Execute(id, request, new RequestPayment(request.Body.Amount, request.Body.Reason));
}
