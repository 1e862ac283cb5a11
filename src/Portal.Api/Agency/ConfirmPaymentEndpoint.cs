using FluentValidation;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Portal.Api.Commands;
using Portal.Api.Requests;
using Portal.Grains.Dossiers.Paying;

namespace Portal.Api.Agency;

/// <summary>Records that the fee was paid, at the counter or online.</summary>
internal static class ConfirmPaymentEndpoint
{
    /// <param name="Amount">Amount in VND.</param>
    /// <param name="Channel">Where it was paid.</param>
    /// <param name="Reference">Number of the transaction or cash receipt.</param>
    internal sealed record Request(long Amount, PaymentChannel Channel, string Reference);

    internal sealed class Validator : AbstractValidator<Request>
    {
        public Validator()
        {
            RuleFor(request => request.Amount).Amount();
            RuleFor(request => request.Reference).Text(100);
        }
    }

    public static void Map(RouteGroupBuilder group) =>
        group.MapPost("/dossiers/{id}/payment", Handle)
            .ChangesDossier("confirmPayment", "Record that the fee was paid");

    private static Task<IResult> Handle(string id, CommandRequest<Request> request, DossierDesk desk) =>
        desk.Execute(id, request, new ConfirmPayment(request.Body.Amount, request.Body.Channel, request.Body.Reference));
}
