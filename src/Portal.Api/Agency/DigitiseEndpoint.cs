using FluentValidation;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Portal.Api.Commands;
using Portal.Api.Requests;
using Portal.Grains.Dossiers.Processing;

namespace Portal.Api.Agency;

/// <summary>Adds scans or reused components.</summary>
internal static class DigitiseEndpoint
{
    /// <param name="Components">Components with their files.</param>
    internal sealed record Request(IReadOnlyList<ComponentRequest> Components);

    internal sealed class Validator : AbstractValidator<Request>
    {
        public Validator()
        {
            RuleFor(request => request.Components).NotEmpty().Because("components.empty", "Cần ít nhất một thành phần.", "At least one component.");
            this.Components(request => request.Components);
        }
    }

    public static void Map(RouteGroupBuilder group) =>
        group.MapPost("/dossiers/{id}/components", Handle)
            .ChangesDossier("digitiseComponents", "Add scans or components that the state holds");

    private static Task<IResult> Handle(string id, CommandRequest<Request> request, DossierDesk desk) =>
        desk.Execute(id, request, new DigitiseComponents(request.Body.Components.ToComponents()));
}
