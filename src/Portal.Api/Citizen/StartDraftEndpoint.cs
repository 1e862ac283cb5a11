using FluentValidation;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Portal.Api.Commands;
using Portal.Api.Requests;
using Portal.Grains.Dossiers.Drafting;
using Portal.Grains.Procedures;
using Portal.Grains.Shared;

namespace Portal.Api.Citizen;

/// <summary>Begins a draft.</summary>
internal static class StartDraftEndpoint
{
    /// <param name="Procedure">Procedure code.</param>
    /// <param name="Agency">Agency code.</param>
    /// <param name="Form">What is filled in already.</param>
    /// <param name="ApplicantKind">Citizen unless said otherwise.</param>
    /// <param name="Mandate">Id of the mandate under which a helper files for somebody else.</param>
    internal sealed record Request(
        string Procedure,
        string Agency,
        RawJson Form = default,
        SubjectKind ApplicantKind = SubjectKind.Citizen,
        string? Mandate = null);

    internal sealed class Validator : AbstractValidator<Request>
    {
        public Validator()
        {
            RuleFor(request => request.Procedure).Text(30);
            RuleFor(request => request.Agency).Text(35);
        }
    }

    public static void Map(RouteGroupBuilder group) =>
        group.MapPost("/drafts", Handle)
            .BeginsDossier("startDraft", "Begin a draft; it is saved on the portal");

    private static Task<IResult> Handle(CommandRequest<Request> request, DossierDesk desk)
    {
        var command = new StartDraft
        {
            Procedure = request.Body.Procedure,
            Agency = request.Body.Agency,
            Form = request.Body.Form,
            ApplicantKind = request.Body.ApplicantKind,
        };
        return request.Body.Mandate is { } mandate
            ? desk.BeginDraft(request, command, mandate)
            : desk.BeginDraft(request, command);
    }
}
