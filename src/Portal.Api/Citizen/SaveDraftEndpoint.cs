using FluentValidation;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Portal.Api.Commands;
using Portal.Grains.Dossiers.Drafting;
using Portal.Grains.Shared;

namespace Portal.Api.Citizen;

/// <summary>Saves part of a draft.</summary>
internal static class SaveDraftEndpoint
{
    /// <param name="Form">Merge patch (RFC 7396): only the fields that changed; null removes a field.</param>
    /// <param name="Components">All components, or leave out to keep them.</param>
    internal sealed record Request(RawJson Form = default, IReadOnlyList<ComponentRequest>? Components = null);

    internal sealed class Validator : AbstractValidator<Request>
    {
        public Validator() => this.Components(request => request.Components);
    }

    public static void Map(RouteGroupBuilder group) =>
        group.MapPatch("/dossiers/{id}", Handle)
            .ChangesDossier("saveDraft", "Save part of a draft (merge patch)");

    private static Task<IResult> Handle(string id, CommandRequest<Request> request, DossierDesk desk) =>
        desk.Execute(id, request, new SaveDraft(
            request.Body.Form,
            request.Body.Components is null ? null : request.Body.Components.ToComponents()));
}
