using Portal.Grains.Shared;

namespace Portal.Grains.Petitions.Answering;

/// <summary>
/// Answers a petition (trả lời), also when the sender has not added what was asked for; the answer then waits to be
/// published. On time within 15 working days of sending or of the last transfer.
/// </summary>
/// <param name="Text">The answer.</param>
[GenerateSerializer, Immutable, Alias("portal.petition.answer")]
public sealed record AnswerPetition([property: Id(0)] string Text) : PetitionCommand
{
    internal override PetitionPermission Permission => PetitionPermission.Handlers;

    internal override bool IsPossibleIn(PetitionStatus status) =>
        status is PetitionStatus.Received or PetitionStatus.SenderAsked;

    internal override Decision<PetitionEvent> Decide(PetitionState petition, PetitionContext context) =>
        new PetitionAnswered(Text, context.Deadlines.PublishBy(context.Time, context.Now));
}

/// <summary>The petition was answered.</summary>
internal sealed record PetitionAnswered(string Text, DateTimeOffset PublishBy) : PetitionEvent
{
    internal override PetitionState ApplyTo(PetitionState petition, Occurrence occurrence) =>
        petition.Stepped(PetitionStatus.Answered, occurrence.At, petition.Dates.AnswerBy) with
        {
            Questions = [],
            Answer = Text,
            AnsweredAt = occurrence.At,
            PublishBy = PublishBy,
        };
}
