using FluentValidation;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Portal.Api.Commands;
using Portal.Api.Problems;
using Portal.Api.Requests;
using Portal.Grains.Mandates;
using Portal.Grains.Shared;

namespace Portal.Api.Mandates;

/// <summary>
/// Ends a mandate, for either side and for the commune. It needs no revision: whoever wants it to end, wants it whatever
/// happened to it meanwhile.
/// </summary>
internal static class RevokeMandateEndpoint
{
    /// <param name="Reason">Why; nobody has to explain.</param>
    internal sealed record Request(string? Reason = null);

    internal sealed class Validator : AbstractValidator<Request>
    {
        public Validator() => RuleFor(request => request.Reason).OptionalText(500);
    }

    public static void Map(RouteGroupBuilder group, string name, string summary) =>
        group.MapPost("/mandates/{id}/revocation", Handle)
            .WithName(name)
            .WithSummary(summary)
            .Produces<MandateView>()
            .Refuses(404, 409);

    private static async Task<IResult> Handle(
        string id,
        CommandRequest<Request> request,
        CommandDesk desk,
        IMandateLists mandates,
        IGrainFactory grains,
        CancellationToken cancellationToken)
    {
        var envelope = request.Envelope;
        if (await mandates.Named(id, envelope.Caller, cancellationToken) is not { } mandate)
            return PortalProblem.Of("mandate.not_found");

        return await desk.Execute(envelope, () => grains.GetMandates(mandate.Mandator, mandate.Helper)
            .Revoke(new RevokeMandate(mandate.Id, request.Body.Reason), envelope));
    }
}
