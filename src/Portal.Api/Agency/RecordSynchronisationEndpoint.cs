using FluentValidation;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Portal.Api.Commands;
using Portal.Api.Requests;
using Portal.Grains.Dossiers.Synchronising;

namespace Portal.Api.Agency;

/// <summary>Records that the National Portal has the dossier.</summary>
internal static class RecordSynchronisationEndpoint
{
    /// <param name="At">When the National Portal accepted it; may lie in the past.</param>
    internal sealed record Request(DateTimeOffset At);

    internal sealed class Validator : AbstractValidator<Request>
    {
        public Validator() =>
            RuleFor(request => request.At).Must(at => at.Year is >= 2020 and <= 2050).Because("date.range", "Ngày không hợp lý.", "Not a sensible date.");
    }

    public static void Map(RouteGroupBuilder group) =>
        group.MapPost("/dossiers/{id}/synchronisation", Handle)
            .ChangesDossier("recordSynchronisation", "Record that the National Portal has accepted a dossier");

    private static Task<IResult> Handle(string id, CommandRequest<Request> request, DossierDesk desk) =>
        desk.Execute(id, request, new RecordSynchronisation(request.Body.At));
}
