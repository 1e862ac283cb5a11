using FluentValidation;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Portal.Api.Commands;
using Portal.Api.Requests;
using Portal.Grains.Petitions;
using Portal.Grains.Petitions.Asking;

namespace Portal.Api.Petitions;

/// <summary>Asks the sender of a petition for more.</summary>
internal static class AskSenderEndpoint
{
    /// <param name="Items">What is needed.</param>
    internal sealed record Request(IReadOnlyList<Item> Items);

    /// <param name="Question">What is needed.</param>
    /// <param name="Reason">Why it is needed.</param>
    internal sealed record Item(string Question, string Reason);

    internal sealed class Validator : AbstractValidator<Request>
    {
        public Validator()
        {
            RuleFor(request => request.Items)
                .Must(items => items.Count is > 0 and <= 20)
                .Because("question.items", "Cần từ 1 đến 20 mục.", "1 to 20 items.");
            RuleForEach(request => request.Items).There().ChildRules(item =>
            {
                item.RuleFor(one => one.Question).Text(1000);
                item.RuleFor(one => one.Reason).Text(1000);
            });
        }
    }

    public static void Map(RouteGroupBuilder group) =>
        group.MapPost("/petitions/{id}/question", Handle)
            .ChangesPetition("askSender", "Ask the sender of a petition for more");

    private static Task<IResult> Handle(string id, CommandRequest<Request> request, PetitionDesk desk) =>
        desk.Execute(id, request, new AskSender(
            [.. request.Body.Items.Select(item => new PetitionQuestion(item.Question, item.Reason))]));
}
