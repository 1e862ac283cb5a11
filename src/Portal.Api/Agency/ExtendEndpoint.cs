using FluentValidation;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Portal.Api.Commands;
using Portal.Api.Requests;
using Portal.Grains.Dossiers.Processing;

namespace Portal.Api.Agency;

/// <summary>Apologises and promises a new date.</summary>
internal static class ExtendEndpoint
{
    /// <param name="NewDueAt">The new date.</param>
    /// <param name="Reason">Why the first date cannot be kept.</param>
    /// <param name="Apology">The words that go to the citizen.</param>
    internal sealed record Request(DateTimeOffset NewDueAt, string Reason, string Apology);

    internal sealed class Validator : AbstractValidator<Request>
    {
        public Validator()
        {
            RuleFor(request => request.NewDueAt).Must(at => at.Year is >= 2020 and <= 2050).Because("date.range", "Ngày không hợp lý.", "Not a sensible date.");
            RuleFor(request => request.Reason).Text(1000);
            RuleFor(request => request.Apology).Text(2000);
        }
    }

    public static void Map(RouteGroupBuilder group) =>
        group.MapPost("/dossiers/{id}/extension", Handle)
            .ChangesDossier("extendDossier", "Apologise and promise a new date, once");

    private static Task<IResult> Handle(string id, CommandRequest<Request> request, DossierDesk desk) =>
        desk.Execute(id, request, new ExtendDossier(request.Body.NewDueAt, request.Body.Reason, request.Body.Apology));
}
