using FluentValidation;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Portal.Api.Commands;
using Portal.Api.Requests;
using Portal.Grains.Petitions.Answering;

namespace Portal.Api.Petitions;

/// <summary>Answers a petition.</summary>
internal static class AnswerPetitionEndpoint
{
    /// <param name="Text">The answer.</param>
    internal sealed record Request(string Text);

    internal sealed class Validator : AbstractValidator<Request>
    {
        public Validator() => RuleFor(request => request.Text).Text(20000);
    }

    public static void Map(RouteGroupBuilder group) =>
        group.MapPost("/petitions/{id}/answer", Handle)
            .ChangesPetition("answerPetition", "Answer a petition");

    private static Task<IResult> Handle(string id, CommandRequest<Request> request, PetitionDesk desk) =>
        desk.Execute(id, request, new AnswerPetition(request.Body.Text));
}
