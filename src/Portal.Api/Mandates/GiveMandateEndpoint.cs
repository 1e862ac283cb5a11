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

/// <summary>A citizen allows a helper to file for them.</summary>
internal static class GiveMandateEndpoint
{
    /// <param name="Helper">Subject id of the helper.</param>
    /// <param name="Agency">Commune of the digital team, such as <c>H44.100</c>.</param>
    /// <param name="To">Last day.</param>
    /// <param name="From">First day; today unless said otherwise.</param>
    /// <param name="Procedures">Procedures it is for; all unless said otherwise, and then for a shorter time.</param>
    /// <param name="MayWithdraw">The helper may take dossiers back, too.</param>
    internal sealed record Request(
        string Helper,
        string Agency,
        DateOnly To,
        DateOnly? From = null,
        IReadOnlyList<string>? Procedures = null,
        bool MayWithdraw = false) : IMandateScope;

    internal sealed class Validator : AbstractValidator<Request>
    {
        public Validator()
        {
            this.Scope();
            RuleFor(request => request.Agency).Text(35);
        }
    }

    public static void Map(RouteGroupBuilder group) =>
        group.MapPost("/mandates", Handle)
            .WithName("giveMandate")
            .WithSummary("Allow a helper to file for oneself, for a while")
            .Produces<MandateView>(StatusCodes.Status201Created)
            .Refuses(409, 422);

    private static async Task<IResult> Handle(CommandRequest<Request> request, CommandDesk desk, IGrainFactory grains)
    {
        var (body, envelope) = (request.Body, request.Envelope);
        var mandator = envelope.Caller.Subject;
        var profile = await grains.GetCitizen(mandator).GetProfile();
        var command = new GiveMandate(
            mandator, profile.Contact?.FullName, body.Helper, body.Agency, [.. body.Procedures ?? []], body.MayWithdraw,
            body.From, body.To, envelope.Caller.Assurance);
        return await desk.Execute(envelope, () => grains.GetMandates(mandator, body.Helper).Give(command, envelope));
    }
}
