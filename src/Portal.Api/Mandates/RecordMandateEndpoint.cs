using FluentValidation;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Portal.Api.Commands;
using Portal.Api.Problems;
using Portal.Api.Requests;
using Portal.Grains.Agencies;
using Portal.Grains.Catalogue;
using Portal.Grains.Mandates;
using Portal.Grains.Shared;

namespace Portal.Api.Mandates;

/// <summary>
/// A reception officer of a commune records the mandate of a villager who signed it on paper: for those who have neither
/// a smartphone nor an account.
/// </summary>
internal static class RecordMandateEndpoint
{
    /// <summary>How the officer made sure who stands at the counter.</summary>
    internal enum IdentityCheck
    {
        /// <summary>The chip of the identity card was read, or the e-ID scanned: as good as a verified account.</summary>
        ChipCard,

        /// <summary>Another paper was looked at; not enough for procedures that are fully online.</summary>
        Document,
    }

    /// <param name="Helper">Subject id of the helper.</param>
    /// <param name="PersonalNumber">Personal number of the villager, twelve digits; never shown again.</param>
    /// <param name="FullName">Name of the villager, for the helper.</param>
    /// <param name="IdentityCheck">How their identity was checked.</param>
    /// <param name="PaperNumber">Number of the paper that they signed.</param>
    /// <param name="To">Last day.</param>
    /// <param name="From">First day; today unless said otherwise.</param>
    /// <param name="Procedures">Procedures it is for; all unless said otherwise, and then for a shorter time.</param>
    /// <param name="MayWithdraw">The helper may take dossiers back, too.</param>
    /// <param name="PaperHash">SHA-256 of the scanned paper.</param>
    internal sealed record Request(
        string Helper,
        string PersonalNumber,
        string FullName,
        IdentityCheck IdentityCheck,
        string PaperNumber,
        DateOnly To,
        DateOnly? From = null,
        IReadOnlyList<string>? Procedures = null,
        bool MayWithdraw = false,
        string? PaperHash = null) : IMandateScope;

    internal sealed class Validator : AbstractValidator<Request>
    {
        public Validator()
        {
            this.Scope();
            RuleFor(request => request.PersonalNumber)
                .Must(PersonalNumber.IsPossible)
                .Because("personal_number", "Số định danh cá nhân gồm 12 chữ số.", "A personal number of 12 digits.");
            RuleFor(request => request.FullName).Text(100);
            RuleFor(request => request.PaperNumber).Text(50);
            RuleFor(request => request.PaperHash).FileHash();
        }
    }

    public static void Map(RouteGroupBuilder group) =>
        group.MapPost("/mandates", Handle)
            .WithName("recordMandate")
            .WithSummary("Record a mandate that a villager signed at the counter of the commune")
            .Produces<MandateView>(StatusCodes.Status201Created)
            .Refuses(409, 422);

    private static async Task<IResult> Handle(
        CommandRequest<Request> request,
        CommandDesk desk,
        IGrainFactory grains,
        ICatalogue catalogue,
        IRepresentedPeople people,
        CancellationToken cancellationToken)
    {
        var (body, envelope) = (request.Body, request.Envelope);
        // Before anything about the villager is kept.
        if (envelope.Caller.Role != Role.Reception)
            return PortalProblem.Of("mandate.role_may_not", Caller.RoleName(envelope.Caller.Role));
        if (envelope.Caller.Agency is not { } commune
            || catalogue.Current.Agencies.Find(commune) is not { Kind: AgencyKind.Commune })
            return PortalProblem.Of("mandate.not_a_commune");

        var mandator = await people.SubjectOfAsync(body.PersonalNumber, cancellationToken);
        var identity = body.IdentityCheck == IdentityCheck.ChipCard ? Assurance.Verified : Assurance.Substantial;
        var command = new GiveMandate(
            mandator, body.FullName, body.Helper, commune, [.. body.Procedures ?? []], body.MayWithdraw,
            body.From, body.To, identity, body.PaperNumber, body.PaperHash);
        return await desk.Execute(envelope, () => grains.GetMandates(mandator, body.Helper).Give(command, envelope));
    }
}
