using FluentValidation;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Portal.Api.Commands;
using Portal.Api.Requests;
using Portal.Grains.Dossiers.Submitting;
using Portal.Grains.Procedures;
using Portal.Grains.Shared;

namespace Portal.Api.Citizen;

/// <summary>Submits a dossier in one go.</summary>
internal static class SubmitDossierEndpoint
{
    /// <param name="Procedure">Procedure code, such as <c>1.001193</c>.</param>
    /// <param name="Agency">Agency code, such as <c>H44.100</c>.</param>
    /// <param name="Form">Data of the procedure's form.</param>
    /// <param name="Components">Attached components.</param>
    /// <param name="ApplicantKind">Citizen unless said otherwise.</param>
    /// <param name="Mandate">Id of the mandate under which a helper files for somebody else.</param>
    internal sealed record Request(
        string Procedure,
        string Agency,
        RawJson Form,
        IReadOnlyList<ComponentRequest>? Components = null,
        SubjectKind ApplicantKind = SubjectKind.Citizen,
        string? Mandate = null);

    internal sealed class Validator : AbstractValidator<Request>
    {
        public Validator()
        {
            RuleFor(request => request.Procedure).Text(30);
            RuleFor(request => request.Agency).Text(35);
            this.Components(request => request.Components);
        }
    }

    public static void Map(RouteGroupBuilder group) =>
        group.MapPost("/dossiers", Handle)
            .BeginsDossier("submitDossier", "Submit a dossier in one go");

    private static Task<IResult> Handle(CommandRequest<Request> request, DossierDesk desk)
    {
        var command = new SubmitDossier
        {
            Procedure = request.Body.Procedure,
            Agency = request.Body.Agency,
            Form = request.Body.Form,
            Components = request.Body.Components.ToComponents(),
            ApplicantKind = request.Body.ApplicantKind,
        };
        return request.Body.Mandate is { } mandate
            ? desk.Begin(request, command, mandate)
            : desk.Begin(request, command);
    }
}
