using FluentValidation;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Portal.Api.Commands;
using Portal.Api.Requests;
using Portal.Grains.Dossiers;
using Portal.Grains.Dossiers.Supplementing;

namespace Portal.Api.Agency;

/// <summary>Asks the applicant to complete a dossier.</summary>
internal static class RequestSupplementEndpoint
{
    /// <param name="Items">What to put right.</param>
    internal sealed record Request(IReadOnlyList<Item> Items);

    /// <param name="Target">Component id (<c>c3</c>) or pointer to a field (<c>/child/birthDate</c>).</param>
    /// <param name="Reason">Why, in words the citizen understands.</param>
    /// <param name="LegalClause">The clause that asks for it.</param>
    internal sealed record Item(string Target, string Reason, string LegalClause);

    internal sealed class Validator : AbstractValidator<Request>
    {
        public Validator()
        {
            RuleFor(request => request.Items)
                .Must(items => items.Count is > 0 and <= 50)
                .Because("supplement.items", "Cần từ 1 đến 50 mục.", "1 to 50 items.");
            RuleForEach(request => request.Items).There().ChildRules(item =>
            {
                item.RuleFor(one => one.Target).Text(200);
                item.RuleFor(one => one.Reason).Text(1000);
                item.RuleFor(one => one.LegalClause).Text(300);
            });
        }
    }

    public static void Map(RouteGroupBuilder group) =>
        group.MapPost("/dossiers/{id}/supplement-request", Handle)
            .ChangesDossier("requestSupplement", "Ask the applicant to complete a dossier, once and completely");

    private static Task<IResult> Handle(string id, CommandRequest<Request> request, DossierDesk desk) =>
        desk.Execute(id, request, new RequestSupplement(
            [.. request.Body.Items.Select(item => new SupplementItem(item.Target, item.Reason, item.LegalClause))]));
}
