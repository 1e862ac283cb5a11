using FluentValidation;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Portal.Api.Commands;
using Portal.Api.Requests;
using Portal.Grains.Dossiers;
using Portal.Grains.Dossiers.Submitting;
using Portal.Grains.Procedures;
using Portal.Grains.Shared;

namespace Portal.Api.Agency;

/// <summary>Registers a dossier from the counter or the post.</summary>
internal static class RegisterEndpoint
{
    /// <param name="Procedure">Procedure code.</param>
    /// <param name="Agency">Agency code.</param>
    /// <param name="Channel">Counter or post.</param>
    /// <param name="Applicant">Subject id of the applicant.</param>
    /// <param name="Form">The form, typed in at the counter.</param>
    /// <param name="Components">Components, scanned or as paper.</param>
    /// <param name="ApplicantKind">Citizen unless said otherwise.</param>
    /// <param name="IdentityVerified">The identity was checked with the e-ID or a card reader.</param>
    internal sealed record Request(
        string Procedure,
        string Agency,
        Channel Channel,
        string Applicant,
        RawJson Form,
        IReadOnlyList<ComponentRequest>? Components = null,
        SubjectKind ApplicantKind = SubjectKind.Citizen,
        bool IdentityVerified = false);

    internal sealed class Validator : AbstractValidator<Request>
    {
        public Validator()
        {
            RuleFor(request => request.Procedure).Text(30);
            RuleFor(request => request.Agency).Text(35);
            RuleFor(request => request.Applicant).Text(100);
            RuleFor(request => request.Channel)
                .Must(channel => channel is Channel.Direct or Channel.Post)
                .Because("channel.not_at_counter", "Chỉ nhận tại quầy hoặc qua bưu điện.", "Counter or post only.");
            this.Components(request => request.Components);
        }
    }

    public static void Map(RouteGroupBuilder group) =>
        group.MapPost("/dossiers", Handle)
            .BeginsDossier("registerDossier", "Register a dossier from the counter or the post");

    private static Task<IResult> Handle(CommandRequest<Request> request, DossierDesk desk) =>
        desk.Begin(request, new RegisterDossier
        {
            Procedure = request.Body.Procedure,
            Agency = request.Body.Agency,
            Channel = request.Body.Channel,
            Applicant = request.Body.Applicant,
            ApplicantKind = request.Body.ApplicantKind,
            Form = request.Body.Form,
            Components = request.Body.Components.ToComponents(),
            IdentityVerified = request.Body.IdentityVerified,
        });
}
